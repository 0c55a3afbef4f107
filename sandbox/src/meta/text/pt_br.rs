//! Portuguese of Brazil.

use super::Words;
use crate::fields::Shape;
use crate::meta::reason::Reason;

pub(super) fn words(reason: Reason) -> Words {
    match reason {
        Reason::UnknownPath => {
            ("Endereço desconhecido", "Caminho desconhecido. Confira a versão e o caminho: /v26.0/<id>/events.")
        }
        Reason::NoSuchObject => {
            ("Não existe", "(#803) Nada tem este id. O id de um conjunto de dados só tem algarismos.")
        }
        Reason::NotVisible => (
            "Objeto não encontrado",
            "Solicitação não aceita. O objeto não existe, o token não pode vê-lo ou ele só aceita POST.",
        ),
        Reason::MissingToken => ("Falta o token", "Esta solicitação precisa de um token de acesso."),
        Reason::UnknownToken => {
            ("Token desconhecido", "Não foi possível ler o token de acesso. Confira se ele está completo.")
        }
        Reason::ExpiredToken => ("Token expirado", "O token de acesso expirou. Crie um novo."),
        Reason::PasswordChanged => {
            ("Senha alterada", "A sessão não é válida porque o usuário mudou a senha. Crie outro token.")
        }
        Reason::RevokedToken => ("Token retirado", "O token de acesso não é mais válido. Crie outro."),
        Reason::NoAdsRead => {
            ("Sem permissão", "(#200) O dono da conta de anúncios não deu a permissão ads_management nem ads_read.")
        }
        Reason::NoSuchField => ("Campo inexistente", "(#100) O campo não existe ({field})."),
        Reason::RateLimit => ("Chamadas demais", "(#4) O limite de solicitações do aplicativo foi atingido."),
        Reason::NoScope => (
            "Não permitido",
            "(#270) Não permitido com acesso de desenvolvimento: falta whatsapp_business_manage_events ao token ou acesso completo ao app.",
        ),
        Reason::NoPermission => ("Não permitido", "(#10) O app não tem permissão para esta ação."),
        Reason::NotJson => ("Conteúdo ilegível", "A solicitação não é um JSON válido."),
        Reason::NoEvents => ("Sem eventos", "{field} precisa ter pelo menos um evento."),
        Reason::TooManyEvents => {
            ("Eventos demais", "{field} aceita no máximo 1000 eventos. Envie-os em várias solicitações.")
        }
        Reason::PartnerAgent => {
            ("Agente inválido", "{field} precisa ter menos de 23 caracteres e pelo menos duas letras.")
        }
        Reason::TestCode => {
            ("Código de teste inválido", "{field} precisa ser um código de Eventos de teste, como TEST12345.")
        }
        Reason::Shape(shape) => shape_words(shape),
        Reason::MissingParameter => ("Falta um parâmetro", "{field} é obrigatório neste evento."),
        Reason::LongName => ("Nome longo demais", "{field} aceita no máximo 50 caracteres."),
        Reason::TooOld => (
            "Evento antigo demais",
            "O evento aconteceu há muito tempo: no máximo 7 dias, 62 em loja. Nada desta solicitação foi guardado.",
        ),
        Reason::InFuture => (
            "Evento no futuro",
            "A hora do evento está no futuro. Envie segundos, não milissegundos, e confira o relógio.",
        ),
        Reason::ChannelMissing => {
            ("Falta o canal", "Um evento de mensagens precisa dizer o canal: whatsapp, messenger ou instagram.")
        }
        Reason::NameNotAllowed => (
            "Tipo de evento não aceito",
            "Este nome não é aceito em eventos de mensagens. Use um dos 14 da lista, escrito exatamente assim.",
        ),
        Reason::FieldNotAllowed => ("Campo não aceito", "{field} não é aceito em um evento de mensagens. Retire-o."),
        Reason::PageMissing => ("Falta a página", "Um evento do Messenger precisa dizer a página em {field}."),
        Reason::ClickMissing => (
            "Falta o clique no anúncio",
            "Um evento do WhatsApp precisa do clique no anúncio em {field}, como veio com a mensagem.",
        ),
        Reason::PersonMissing => ("Falta a pessoa", "Um evento do Messenger precisa dizer a pessoa em {field}."),
        Reason::OwnerMissing => ("Falta a conta", "O evento não diz nem página nem conta do WhatsApp Business."),
        Reason::InstagramPersonMissing => {
            ("Falta a pessoa", "Um evento do Instagram precisa dizer a pessoa em {field}.")
        }
        Reason::InstagramAccountMissing => {
            ("Falta a conta do Instagram", "Um evento do Instagram precisa dizer a conta em {field}.")
        }
        Reason::ClickUnknown => {
            ("Clique desconhecido", "Este clique não é reconhecido. Envie-o exatamente como veio com a mensagem.")
        }
        Reason::OtherWaba => {
            ("Outra conta do WhatsApp", "Este conjunto de dados pertence a outra conta do WhatsApp Business.")
        }
        Reason::NoPage => {
            ("Conjunto de dados sem esta página", "O conjunto de dados não está vinculado a esta página.")
        }
        Reason::NoWaba => (
            "Conjunto de dados sem WhatsApp",
            "O conjunto de dados não está vinculado a uma conta do WhatsApp Business. Talvez seja um pixel de site.",
        ),
        Reason::NoInstagram => (
            "Conjunto de dados sem esta conta do Instagram",
            "O conjunto de dados não está vinculado a esta conta do Instagram.",
        ),
        Reason::WeakCustomer => (
            "Dados do cliente insuficientes",
            "O que {field} diz serve para pessoas demais. Acrescente o e-mail ou o telefone em hash.",
        ),
        Reason::LeadId => ("Id de lead inválido", "{field} precisa ser o id de um lead, de 15 ou 16 algarismos."),
        Reason::ExtInfo => ("Informação do app inválida", "{field} precisa ser uma lista de textos."),
        Reason::ItemWithoutId => ("Item sem id", "{field} é obrigatório em cada item de contents."),
        Reason::ValueMissing => {
            ("Falta o valor", "Uma compra precisa de um valor: um número, em unidades da sua moeda.")
        }
        Reason::CurrencyMissing => ("Falta a moeda", "Uma compra precisa de uma moeda, como EUR."),
        Reason::CurrencyRefused => ("Moeda de compra inválida", "{field} não é uma moeda aceita para uma compra."),
        Reason::CurrencyUnknown => ("Moeda inválida", "{field} não é uma moeda aceita."),
        Reason::ValueWithoutCurrency => ("Valor sem moeda", "Um evento com valor também precisa de uma moeda."),
    }
}

fn shape_words(shape: Shape) -> Words {
    match shape {
        Shape::NotText => ("Tipo errado", "{field} precisa ser texto."),
        Shape::NotNumber => ("Tipo errado", "{field} precisa ser um número."),
        Shape::NotInteger => ("Tipo errado", "{field} precisa ser um número inteiro."),
        Shape::NotBoolean => ("Tipo errado", "{field} precisa ser true ou false."),
        Shape::NotObject => ("Tipo errado", "{field} precisa ser um objeto."),
        Shape::NotList => ("Tipo errado", "{field} precisa ser uma lista."),
        Shape::NotListed => ("Valor não aceito", "{field} tem um valor fora da lista de valores aceitos."),
        Shape::NotTextOrInteger => ("Tipo errado", "{field} precisa ser texto ou um número inteiro."),
        Shape::NotHash => ("Sem hash", "{field} precisa ser um hash SHA-256: 64 caracteres hexadecimais."),
        Shape::NotDigits => ("Id inválido", "{field} precisa ser um id de algarismos, entre aspas e sem hash."),
        Shape::NotAddress => ("Endereço IP inválido", "{field} precisa ser um endereço IPv4 ou IPv6."),
        Shape::Negative => ("Valor não aceito", "{field} não pode ser menor que zero."),
        Shape::NotPositive => ("Valor não aceito", "{field} precisa ser 1 ou mais."),
    }
}
