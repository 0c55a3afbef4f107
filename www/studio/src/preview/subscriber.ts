import { create } from "zustand";

/** Who talks to the bot in the preview. */
export interface Subscriber {
  id: string;
  /** WhatsApp's id of the tap on the ad. */
  click: string;
  ad: string;
  /** Where the ad leads. */
  link: string;
  /** As typed; only its hash ever leaves this page. */
  phone: string;
  email: string;
  /** Messenger's and Instagram's ids of the person. */
  psid: string;
  igsid: string;
  /** TikTok's id of the tap on its ad, of people who came through a page. */
  ttclid: string;
  /** The click is the person's own: the condition for a real test. */
  me: boolean;
  /** Values to begin with. */
  variables: Record<string, string>;
}

const KEY = "studio.subscriber.v1";

const FIRST: Subscriber = {
  id: "test-subscriber",
  click: "ARDemo7kQ2mXv9LpT4cYs1Hd8Jg5WaRn3BzEf6Uo0ViNtSxKq",
  ad: "Autumn bags",
  link: "https://www.facebook.com/ads/library/?id=120210000000000001",
  phone: "+34 600 123 456",
  email: "",
  psid: "24012345678901234",
  igsid: "17012345678901234",
  ttclid: "",
  me: false,
  variables: {},
};

export const useSubscriber = create<Subscriber>(() => read());

useSubscriber.subscribe((subscriber) => {
  try {
    localStorage.setItem(KEY, JSON.stringify(subscriber));
  } catch {
    // Without storage the subscriber lasts as long as the tab.
  }
});

/** Takes from storage only what has the right shape. */
function read(): Subscriber {
  let kept: Partial<Record<keyof Subscriber, unknown>>;
  try {
    kept = Object(JSON.parse(localStorage.getItem(KEY) ?? "{}"));
  } catch {
    kept = {};
  }
  const text = (name: Exclude<keyof Subscriber, "me" | "variables">) => {
    const value = kept[name];
    return typeof value === "string" ? value : FIRST[name];
  };
  const variables = Object.entries(Object(kept.variables)).filter(([, value]) => typeof value === "string");
  return {
    id: text("id"),
    click: text("click"),
    ad: text("ad"),
    link: text("link"),
    phone: text("phone"),
    email: text("email"),
    psid: text("psid"),
    igsid: text("igsid"),
    ttclid: text("ttclid"),
    me: kept.me === true,
    variables: Object.fromEntries(variables) as Record<string, string>,
  };
}
