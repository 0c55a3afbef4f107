//! The elements that drawings consist of, as static text. `www/package/draw.js` reads it once and makes nodes of it.
//!
//! One template a line. `<tag` begins an element and `>` ends it; what is left open ends with the line. `name=value` is an
//! attribute, `+` in it a blank. What a drawing fills in stands as holes, in the order in which the drawing gives them:
//! `name=$` an attribute, `name=?` one that is set only when the element is made and is the reader's from then on,
//! `.name=$` a property of a control, and `$` what stands in the element behind the children it has already.

macro_rules! templates {
    ($($(#[$doc:meta])* $name:ident = $text:expr;)*) => {
        /// A template by its place in [`TEMPLATES`]. Number 0 stands for a text.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        #[expect(missing_docs, reason = "the text below says what each one is")]
        pub enum Template { Said, $($name),* }

        /// All templates, a line each.
        pub const TEMPLATES: &str = concat!($("\n", $text),*);
    };
}

/// One path, on a grid of 16, in the colour of the text around.
macro_rules! icon {
    ($path:literal) => {
        concat!("<svg class=icon viewBox=0,0,16,16 aria-hidden=true <path d=", $path, " > >")
    };
}

templates! {
    Error = icon!("M8,4.5v4.5m0,2.5v.1M8,1.8a6.2,6.2,0,1,0,0,12.4A6.2,6.2,0,0,0,8,1.8");
    Warning = icon!("M8,6v3.5m0,2v.1M8,2L1.5,13.5h13z");
    Hint = icon!("M6,12.5h4M6.5,14.5h3M8,1.5a4.5,4.5,0,0,0-2.5,8.3v.7h5v-.7A4.5,4.5,0,0,0,8,1.5");
    Check = icon!("M3.5,8.5l3,3,6-6.5");
    Sign = "<span class=sign data-severity=$ $";
    Seen = "<span aria-hidden=true $";
    Unseen = "<span class=unseen $";
    Span = "<span $";
    List = "<ul $";
    Entry = "<li $";
    Nothing = "<p class=nothing $";
    Jump = "<button type=button class=jump part=$ data-act=$ data-path=$ data-node=$ $";
    Fix = "<button type=button class=fix part=fix data-act=fix data-index=$ data-fix=$ data-node=$ $";

    Card = concat!(
        "<div class=card part=card data-worst=$ <div class=head <span class=mark part=icon > ",
        "<span class=name part=name data-long=$ $ > $ > <p class=does part=sentence $ > $"
    );
    Badge = "<button type=button class=badge part=badge data-act=jump data-path=$ data-severity=$ $";
    Chips = "<ul class=chips $";
    Chip = "<li class=chip part=destination data-standing=$ <span class=dot aria-hidden=true > $";
    Standing = "<span class=standing $";
    Stands = "<span class=state $";
    Foot = "<div class=foot <span class=state part=state $ > $";
    Reached = "<span class=reached title=$ $";
    Trend = "<svg class=trend viewBox=0,0,60,16 aria-hidden=true <path d=$ >";
    Last = "<span class=last part=outcome data-tone=$ $";

    Panel = "<div class=panel part=panel data-readonly=$ $";
    Notice = "<p class=notice $";
    Summary = "<details class=summary data-worst=$ <summary part=summary $ > $";
    Say = "<span class=say $";
    Section = "<section part=section aria-labelledby=$ <h3 id=$ $ > <div class=body $";
    Fold = concat!(
        "<details part=section class=fold open=? <summary <h3 id=$ $ > ",
        icon!("M4.5,6.5L8,10l3.5-3.5"),
        " > <div class=body $"
    );
    Destination = concat!(
        "<section part=section aria-labelledby=$ <h3 id=$ $ > $ <details class=fold hidden=$ open= <summary data-worst=$ <span $ > ",
        icon!("M4.5,6.5L8,10l3.5-3.5"),
        " > <div class=body $"
    );
    Only = concat!(
        "<details class=fold+only open=? <summary <span $ > ",
        icon!("M4.5,6.5L8,10l3.5-3.5"),
        " > <div class=body role=group aria-label=$ $"
    );
    Fields = "<div class=fields $";
    Sentence = "<p class=sentence $";
    Told = "<div class=told data-told=$";
    Field = "<div class=field part=field data-invalid=$ <label for=$ $ > <div class=box $ > $";
    Cell = "<div class=field+cell data-invalid=$ <div class=box $";
    Code = "<code $";
    Advice = "<p class=hint id=$ $";
    Notes = "<div class=notes id=$ $";
    Note = "<div class=note part=note data-severity=$ <p $ > $";
    Switch = concat!(
        "<label class=switch for=$ <input id=$ type=checkbox role=switch data-act=switch data-path=$ disabled=$ .checked=$ >",
        " <span $"
    );
    Input = concat!(
        "<input id=$ type=text data-act=text data-path=$ autocomplete=off spellcheck=false readonly=$ inputmode=$ role=$",
        " aria-autocomplete=$ aria-expanded=$ aria-controls=$ aria-activedescendant=$ aria-label=$ aria-describedby=$",
        " aria-invalid=$ .value=$"
    );
    Select = concat!(
        "<select id=$ data-act=select data-path=$ disabled=$ aria-label=$ aria-describedby=$ aria-invalid=$ $ .value=$"
    );
    Choice = "<option value=$ $";
    Adder = "<div class=adder <select class=add data-act=add-param data-path=$ aria-label=$ disabled=$ $ .value=$";
    ShowList = concat!(
        "<button type=button class=quiet+toggle tabindex=-1 data-act=toggle data-path=$ aria-label=$ title=$ ",
        icon!("M4.5,6.5L8,10l3.5-3.5")
    );
    ShowVariables = concat!(
        "<button type=button class=quiet+toggle tabindex=-1 data-act=toggle data-path=$ aria-label=$ title=$ ",
        icon!(
            "M6,3c-2,0-1.5,1.5-1.5,3S4,8,3,8c1,0,1.5.5,1.5,2S4,13,6,13m4-10c2,0,1.5,1.5,1.5,3S12,8,13,8c-1,0-1.5.5-1.5,2s.5,3-1.5,3"
        )
    );
    Remove = concat!(
        "<button type=button class=quiet data-act=remove data-path=$ aria-label=$ title=$ ",
        icon!("M4.5,4.5l7,7m0-7l-7,7")
    );
    Listbox = "<div class=list data-scroll= <ul role=listbox id=$ aria-label=$ $";
    Option = concat!(
        "<li id=$ role=option data-act=pick data-path=$ data-index=$ aria-selected=$ data-set=$ <span class=label $ > $"
    );
    Aside = "<span class=aside $";
    About = "<span class=about $";
    Rest = "<li class=rest role=presentation $";
    Rows = "<div class=rows $";
    Names = "<div class=names data-columns=$ aria-hidden=true $";
    Row = "<div class=row role=group data-columns=$ aria-label=$ $";
    AddRow = concat!("<button type=button class=add data-act=add-row data-path=$ ", icon!("M8,3.5v9M3.5,8h9"), " $");

    Problems = "<div class=problems part=problems <div class=tallies $ > $";
    Tally = "<button type=button class=tally data-act=filter aria-pressed=? data-severity=$ $";
    FixAll = "<button type=button class=fix-all part=fix-all data-act=fix-all $";
    Group = "<section aria-labelledby=$ <h3 id=$ $ > <ul $";
}
