/*! Mail and text messages: credentials that send in the owner's name and on the owner's bill. */

use super::named::{NAMED, named};
use super::shape;
use super::shaped::shaped;
use crate::detect::rule::{DEFAULTS, Edges, Kind, Reach, Revoke, Risk, Rule, Verdict};
use crate::detect::{Candidate, Proof, placeholder};

const TOKEN: Rule = Rule { verify: shape::issued, risk: Risk::Mail, ..DEFAULTS };

pub const RULES: &[Rule] = shaped! { TOKEN;
    "brevo-api-key", "Brevo", "Brevo (Sendinblue) API key", ApiKey, ["xkeysib-"],
        "xkeysib-[0-9A-Fa-f]{64}-[A-Za-z0-9]{16}", "xkeysib-[0-9a-f]{20}", "https://app.brevo.com/settings/keys/api", "https://developers.brevo.com/docs/getting-started";
    "brevo-smtp-key", "Brevo", "Brevo (Sendinblue) SMTP key", Password, ["xsmtpsib-"],
        "xsmtpsib-[0-9a-f]{64}-[A-Za-z0-9]{16}", "xsmtpsib-[0-9a-f]{20}", "https://app.brevo.com/settings/keys/smtp", "https://developers.brevo.com/docs/smtp-integration";
    "mailersend-api-token", "MailerSend", "MailerSend API token", ApiKey, ["mlsn."],
        r"mlsn\.[0-9A-Za-z]{40,100}", r"mlsn\.[0-9a-f]{20}", "https://www.mailersend.com/help/managing-api-tokens";
    "mailgun-private-key", "Mailgun", "Mailgun private API key", ApiKey, ["key-"],
        "key-[0-9a-f]{32}", "key-[0-9a-f]{20}", "https://documentation.mailgun.com/docs/mailgun/user-manual/api-key-mgmt/rbac-mgmt";
    "nylas-api-key", "Nylas", "Nylas API key", ApiKey, ["nyk_v0_"],
        "nyk_v0_[A-Za-z0-9]{40,80}", "nyk_v0_[a-z]{10}", "https://developer.nylas.com/docs/v3/auth/";
    "telnyx-api-key", "Telnyx", "Telnyx API key", ApiKey, ["KEY01"],
        "KEY01[0-9A-F]{30}_[A-Za-z0-9]{22}", "KEY01[0-9A-F]{10}", "https://developers.telnyx.com/docs/account-setup/create-api-keys";
    "zeptomail-token", "Zoho ZeptoMail", "ZeptoMail send-mail token", ApiKey, ["Zoho-enczapikey "],
        r"Zoho-enczapikey [A-Za-z0-9+/=_-]{60,200}", "Zoho-enczapikey [a-z]{8}", "https://www.zoho.com/zeptomail/help/api/email-sending.html";
    "smtp2go-api-key", "SMTP2GO", "SMTP2GO API key", ApiKey, ["api-"],
        "api-[0-9A-F]{32}", "api-[0-9A-F]{12}", "https://developers.smtp2go.com/docs/introduction-guide";
    "convertkit-api-key", "Kit", "Kit (ConvertKit) API key", ApiKey, ["kit_"],
        "kit_[0-9a-f]{32}", "kit_[0-9a-f]{12}", "https://developers.kit.com/v4";
    "resend-api-key", "Resend", "Resend API key", ApiKey, ["=re_", "\"re_", "'re_", " re_", ":re_", "`re_"],
        "[=\"' :`]re_[A-Za-z0-9]{8}_[A-Za-z0-9]{24}", "=re_[a-z]{8}", "https://resend.com/docs/dashboard/api-keys/introduction";
};

pub const OTHERS: &[Rule] = &[
    Rule {
        id: "sendgrid-api-key",
        provider: "SendGrid",
        title: "SendGrid API key",
        kind: Kind::ApiKey,
        literals: &["SG."],
        pattern: r"SG\.[A-Za-z0-9_-]{16,32}\.[A-Za-z0-9_-]{30,64}",
        verify: shape::issued,
        risk: Risk::Mail,
        revoke: Revoke {
            page: "https://app.sendgrid.com/settings/api_keys",
            command: "curl -X DELETE https://api.sendgrid.com/v3/api_keys/<key id> -H \"Authorization: Bearer <admin key>\"",
        },
        docs: "https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys",
        examples: &["SENDGRID_API_KEY=SG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{42}A"],
        near_misses: &["SG\\.[A-Za-z0-9]{5}\\.[A-Za-z0-9]{8}"],
        ..DEFAULTS
    },
    Rule {
        id: "mailchimp-api-key",
        provider: "Mailchimp",
        title: "Mailchimp API key",
        kind: Kind::ApiKey,
        literals: &["-us1", "-us2", "-us3", "-us4", "-us5", "-us6", "-us7", "-us8", "-us9"],
        reach: Reach::Around(34, 6),
        pattern: "[0-9a-f]{32}-us[1-9][0-9]?",
        verify: shape::issued,
        risk: Risk::Mail,
        revoke: Revoke { page: "https://mailchimp.com/help/about-api-keys/#Disable_an_API_key", command: "" },
        docs: "https://mailchimp.com/developer/marketing/guides/quick-start/#generate-your-api-key",
        examples: &["mailchimp: [0-9a-f]{32}-us1[0-9]", "[0-9a-f]{32}-us7"],
        near_misses: &["region-us1", "[0-9a-f]{20}-us12"],
        ..DEFAULTS
    },
    Rule {
        id: "twilio-api-key",
        provider: "Twilio",
        title: "Twilio API key SID or auth token",
        kind: Kind::ApiKey,
        literals: &["twilio", "account_sid", "accountsid", "authtoken", "auth_token"],
        ignore_case: true,
        reach: Reach::After(200),
        pattern: "(?:SK)?[0-9a-f]{32}",
        verify: twilio,
        risk: Risk::Mail,
        revoke: Revoke {
            page: "https://console.twilio.com/us1/account/keys-credentials/api-keys",
            command: "twilio api:core:keys:remove --sid <key sid>",
        },
        docs: "https://www.twilio.com/docs/iam/api-keys",
        examples: &["TWILIO_API_KEY=SK[0-9a-f]{32}", "twilio_auth_token = \"[0-9a-f]{32}\""],
        near_misses: &["twilio_commit = [0-9a-f]{32}", "TWILIO_ACCOUNT_SID=AC[0-9a-f]{32}"],
        ..DEFAULTS
    },
];

/// The two halves stand side by side where a client is made.
pub const BESIDE: &[Rule] = &[Rule {
    id: "twilio-auth-token-beside-sid",
    provider: "Twilio",
    title: "Twilio auth token beside its account SID",
    kind: Kind::ApiSecret,
    literals: &["lient(\"AC", "lient('AC", "nit(\"AC", "nit('AC", ")(\"AC", ")('AC", "new(\"AC", "new('AC", "lient(\n"],
    pattern: r#"(?:lient|nit|new|\))\(\s{0,40}["']AC[0-9a-f]{32}["'],\s{0,40}["']([0-9a-f]{32})["']"#,
    edges: Edges::Open,
    verify: shape::issued,
    risk: Risk::Mail,
    revoke: Revoke { page: "https://console.twilio.com/us1/account/keys-credentials/api-keys", command: "" },
    docs: "https://www.twilio.com/docs/iam/api-keys",
    examples: &[
        r#"client = Client\("AC[0-9a-f]{32}", "[0-9a-f]{32}"\)"#,
        r"require\('twilio'\)\('AC[0-9a-f]{32}', '[0-9a-f]{32}'\)",
        r#"TwilioClient\.Init\("AC[0-9a-f]{32}",\n    "[0-9a-f]{32}"\);"#,
        r#"Twilio::REST::Client\.new\('AC[0-9a-f]{32}', '[0-9a-f]{32}'\)"#,
        r#"client = Client\(\n    "AC[0-9a-f]{32}",\n    "[0-9a-f]{32}",\n\)"#,
    ],
    near_misses: &[r#"Client\("AC[0-9a-f]{32}", token\)"#, r#"Client\("AC[0-9a-f]{32}", "your_auth_token"\)"#],
    ..DEFAULTS
}];

pub const NAMED_KEYS: &[Rule] = named! { Rule { risk: Risk::Mail, ..NAMED };
    "mailgun-key", "Mailgun", "Mailgun key", ["mailgun"], "(?:[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}|pubkey-[0-9a-f]{32}|[0-9a-f]{32})", "https://documentation.mailgun.com/docs/mailgun/user-manual/api-key-mgmt/rbac-mgmt";
    "mandrill-key", "Mailchimp", "Mandrill API key", ["mandrill"], "(?:md-)?[A-Za-z0-9_-]{22}", "https://mailchimp.com/developer/transactional/docs/fundamentals/";
    "postmark-token", "Postmark", "Postmark server or account token", ["postmark"], "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "https://postmarkapp.com/developer/api/overview#authentication";
    "sparkpost-key", "SparkPost", "SparkPost API key", ["sparkpost"], "[0-9a-f]{40}", "https://developers.sparkpost.com/api/";
    "messagebird-key", "MessageBird", "MessageBird (Bird) API key or client id", ["messagebird", "message_bird", "message-bird"], "(?:[A-Za-z0-9]{25}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})", "https://developers.messagebird.com/api/#authentication";
    "vonage-secret", "Vonage", "Vonage (Nexmo) API secret", ["vonage", "nexmo"], "[A-Za-z0-9]{16}", "https://developer.vonage.com/en/account/guides/api-key-management";
    "plivo-auth-token", "Plivo", "Plivo auth token", ["plivo"], "[A-Za-z0-9_-]{40}", "https://www.plivo.com/docs/account/";
    "mailjet-key", "Mailjet", "Mailjet API key or secret", ["mailjet"], "[0-9a-f]{32}", "https://dev.mailjet.com/email/guides/";
    "mailtrap-token", "Mailtrap", "Mailtrap API token", ["mailtrap"], "[0-9a-f]{32}", "https://help.mailtrap.io/article/103-api-tokens";
    "klaviyo-private-key", "Klaviyo", "Klaviyo private API key", ["klaviyo"], "pk_[0-9a-f]{34}", "https://developers.klaviyo.com/en/docs/authenticate_";
    "sendgrid-key-by-name", "SendGrid", "SendGrid key", ["sendgrid"], "[A-Za-z0-9_-]{20,69}", "https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys";
    "sinch-token", "Sinch", "Sinch API token", ["sinch"], "[0-9a-f]{32}", "https://developers.sinch.com/docs/sms/api-reference/authentication/";
    "infobip-key", "Infobip", "Infobip API key", ["infobip"], "[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "https://www.infobip.com/docs/essentials/api-essentials/api-authentication";
};

fn twilio(candidate: &Candidate<'_>) -> Verdict {
    let value = candidate.value();
    if placeholder::is_typed(value) {
        return Verdict::Dismiss;
    }
    if value.starts_with(b"SK") { Verdict::block(Proof::Pattern) } else { super::named::by_name(candidate) }
}
