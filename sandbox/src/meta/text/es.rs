//! Spanish.

use super::Words;
use crate::fields::Shape;
use crate::meta::reason::Reason;

pub(super) fn words(reason: Reason) -> Words {
    match reason {
        Reason::UnknownPath => {
            ("Dirección desconocida", "Ruta desconocida. Revisa la versión y la ruta: /v26.0/<id>/events.")
        }
        Reason::NoSuchObject => {
            ("No existe", "(#803) Nada tiene este id. El id de un conjunto de datos solo lleva cifras.")
        }
        Reason::NotVisible => (
            "Objeto no encontrado",
            "Solicitud no admitida. El objeto no existe, el token no puede verlo o solo admite POST.",
        ),
        Reason::MissingToken => ("Falta el token", "Esta solicitud necesita un token de acceso."),
        Reason::UnknownToken => {
            ("Token desconocido", "No se puede leer el token de acceso. Comprueba que esté completo.")
        }
        Reason::ExpiredToken => ("Token caducado", "El token de acceso caducó. Crea uno nuevo."),
        Reason::PasswordChanged => {
            ("Contraseña cambiada", "La sesión no es válida porque el usuario cambió la contraseña. Crea otro token.")
        }
        Reason::RevokedToken => ("Token retirado", "El token de acceso ya no es válido. Crea otro."),
        Reason::NoAdsRead => (
            "Sin permiso",
            "(#200) El dueño de la cuenta publicitaria no ha dado el permiso ads_management ni ads_read.",
        ),
        Reason::NoSuchField => ("Campo inexistente", "(#100) No existe el campo ({field})."),
        Reason::RateLimit => ("Demasiadas llamadas", "(#4) Se alcanzó el límite de solicitudes de la aplicación."),
        Reason::NoScope => (
            "No permitido",
            "(#270) No permitido con acceso de desarrollo: al token le falta whatsapp_business_manage_events o a la app el acceso completo.",
        ),
        Reason::NoPermission => ("No permitido", "(#10) La app no tiene permiso para esta acción."),
        Reason::NotJson => ("Contenido ilegible", "La solicitud no es JSON válido."),
        Reason::NoEvents => ("Sin eventos", "{field} debe contener al menos un evento."),
        Reason::TooManyEvents => {
            ("Demasiados eventos", "{field} admite 1000 eventos como máximo. Envíalos en varias solicitudes.")
        }
        Reason::PartnerAgent => {
            ("Agente no válido", "{field} debe tener menos de 23 caracteres y al menos dos letras.")
        }
        Reason::TestCode => {
            ("Código de prueba no válido", "{field} debe ser un código de Eventos de prueba, como TEST12345.")
        }
        Reason::Shape(Shape::NotText) => ("Tipo incorrecto", "{field} debe ser texto."),
        Reason::Shape(Shape::NotNumber) => ("Tipo incorrecto", "{field} debe ser un número."),
        Reason::Shape(Shape::NotInteger) => ("Tipo incorrecto", "{field} debe ser un número entero."),
        Reason::Shape(Shape::NotBoolean) => ("Tipo incorrecto", "{field} debe ser true o false."),
        Reason::Shape(Shape::NotObject) => ("Tipo incorrecto", "{field} debe ser un objeto."),
        Reason::Shape(Shape::NotList) => ("Tipo incorrecto", "{field} debe ser una lista."),
        Reason::Shape(Shape::NotListed) => {
            ("Valor no admitido", "{field} tiene un valor que no está en la lista de valores admitidos.")
        }
        Reason::Shape(Shape::NotTextOrInteger) => ("Tipo incorrecto", "{field} debe ser texto o un número entero."),
        Reason::Shape(Shape::NotHash) => {
            ("Sin hash", "{field} debe llevar un hash SHA-256: 64 caracteres hexadecimales.")
        }
        Reason::Shape(Shape::NotDigits) => {
            ("Id no válido", "{field} debe ser un id de cifras, entre comillas y sin hash.")
        }
        Reason::Shape(Shape::NotAddress) => ("Dirección IP no válida", "{field} debe ser una dirección IPv4 o IPv6."),
        Reason::Shape(Shape::Negative) => ("Valor no admitido", "{field} no puede ser menor que cero."),
        Reason::Shape(Shape::NotPositive) => ("Valor no admitido", "{field} debe ser 1 o más."),
        Reason::MissingParameter => ("Falta un parámetro", "{field} es obligatorio en este evento."),
        Reason::LongName => ("Nombre demasiado largo", "{field} admite 50 caracteres como máximo."),
        Reason::TooOld => (
            "Evento demasiado antiguo",
            "El evento ocurrió hace demasiado: 7 días como máximo, 62 en tienda. No se guardó nada de esta solicitud.",
        ),
        Reason::InFuture => (
            "Evento en el futuro",
            "La hora del evento está en el futuro. Envía segundos, no milisegundos, y revisa el reloj.",
        ),
        Reason::ChannelMissing => {
            ("Falta el canal", "Un evento de mensajería debe indicar su canal: whatsapp, messenger o instagram.")
        }
        Reason::NameNotAllowed => (
            "Tipo de evento no admitido",
            "Este nombre no se admite en eventos de mensajería. Usa uno de los 14 de la lista, escrito igual.",
        ),
        Reason::FieldNotAllowed => ("Campo no admitido", "{field} no se admite en un evento de mensajería. Quítalo."),
        Reason::PageMissing => ("Falta la página", "Un evento de Messenger debe indicar su página en {field}."),
        Reason::ClickMissing => (
            "Falta el clic del anuncio",
            "Un evento de WhatsApp necesita el clic del anuncio en {field}, tal como llegó con el mensaje.",
        ),
        Reason::PersonMissing => ("Falta la persona", "Un evento de Messenger debe indicar la persona en {field}."),
        Reason::OwnerMissing => ("Falta la cuenta", "El evento no indica ni página ni cuenta de WhatsApp Business."),
        Reason::InstagramPersonMissing => {
            ("Falta la persona", "Un evento de Instagram debe indicar la persona en {field}.")
        }
        Reason::InstagramAccountMissing => {
            ("Falta la cuenta de Instagram", "Un evento de Instagram debe indicar su cuenta en {field}.")
        }
        Reason::ClickUnknown => {
            ("Clic desconocido", "No se reconoce este clic. Envíalo exactamente como llegó con el mensaje.")
        }
        Reason::OtherWaba => {
            ("Otra cuenta de WhatsApp", "Este conjunto de datos pertenece a otra cuenta de WhatsApp Business.")
        }
        Reason::NoPage => {
            ("Conjunto de datos sin esta página", "El conjunto de datos no está vinculado a esta página.")
        }
        Reason::NoWaba => (
            "Conjunto de datos sin WhatsApp",
            "El conjunto de datos no está vinculado a una cuenta de WhatsApp Business. Quizá sea un píxel web.",
        ),
        Reason::NoInstagram => (
            "Conjunto de datos sin esta cuenta de Instagram",
            "El conjunto de datos no está vinculado a esta cuenta de Instagram.",
        ),
        Reason::WeakCustomer => (
            "Datos del cliente insuficientes",
            "Lo que dice {field} encaja con demasiadas personas. Añade el correo o el teléfono en hash.",
        ),
        Reason::LeadId => {
            ("Id de cliente potencial no válido", "{field} debe ser el id de un cliente potencial, de 15 o 16 cifras.")
        }
        Reason::ExtInfo => ("Información de la app no válida", "{field} debe ser una lista de textos."),
        Reason::ItemWithoutId => ("Artículo sin id", "{field} es obligatorio en cada artículo de contents."),
        Reason::ValueMissing => {
            ("Falta el valor", "Una compra necesita un valor: un número, en unidades de su moneda.")
        }
        Reason::CurrencyMissing => ("Falta la moneda", "Una compra necesita una moneda, como EUR."),
        Reason::CurrencyRefused => {
            ("Moneda de compra no válida", "{field} no es una moneda que se acepte para una compra.")
        }
        Reason::CurrencyUnknown => ("Moneda no válida", "{field} no es una moneda que se acepte."),
        Reason::ValueWithoutCurrency => ("Valor sin moneda", "Un evento con valor también necesita una moneda."),
    }
}
