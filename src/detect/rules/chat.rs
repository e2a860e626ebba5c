/*! Chat and social networks: credentials that read and write messages, and webhooks that are secrets themselves. */

use super::named::{NAMED, named};
use super::shape;
use super::shaped::shaped;
use crate::detect::rule::{DEFAULTS, Edges, Kind, Reach, Revoke, Risk, Rule, Verdict};
use crate::detect::{Candidate, Proof, placeholder};
use base64::Engine as _;

const TOKEN: Rule = Rule { verify: shape::issued, risk: Risk::Messaging, ..DEFAULTS };
const BY_NAME: Rule = Rule { risk: Risk::Messaging, ..NAMED };
/// The literal stands in the middle of an address; what is before it does not matter.
const WEBHOOK: Rule = Rule { kind: Kind::Webhook, edges: Edges::Open, ..TOKEN };

pub const RULES: &[Rule] = shaped! { TOKEN;
    "slack-bot-token", "Slack", "Slack bot token", BotToken, ["xoxb-"],
        "xoxb-(?:[0-9]{8,14}-){0,2}[0-9A-Za-z]{16,64}", "xoxb-[0-9]{4}", "https://api.slack.com/methods/auth.revoke", "https://api.slack.com/concepts/token-types";
    "slack-user-token", "Slack", "Slack user token", OauthToken, ["xoxp-", "xoxs-", "xoxo-"],
        "xox[pso]-(?:[0-9A-Za-z]{6,14}-){1,4}[0-9A-Za-z]{20,64}", "xoxp-[0-9]{4}", "https://api.slack.com/methods/auth.revoke", "https://api.slack.com/concepts/token-types";
    "slack-legacy-workspace-token", "Slack", "Slack workspace token", OauthToken, ["xoxa-", "xoxr-"],
        "xox[ar]-(?:[0-9]-)?(?:[0-9A-Za-z]{6,14}-){0,4}[0-9A-Za-z]{8,64}", "xoxa-[0-9]{4}", "https://api.slack.com/methods/auth.revoke", "https://api.slack.com/concepts/token-types";
    "slack-config-token", "Slack", "Slack configuration token", AccessToken, ["xoxe.xox"],
        r"xoxe\.xox[bp]-[0-9]-[A-Za-z0-9+/=-]{60,250}", r"xoxe\.xoxp-1-[A-Z]{10}", "https://api.slack.com/methods/auth.revoke", "https://api.slack.com/authentication/config-tokens";
    "slack-config-refresh-token", "Slack", "Slack refresh token", RefreshToken, ["xoxe-"],
        "xoxe-[0-9]-[A-Za-z0-9+/=-]{60,250}", "xoxe-1-[A-Z]{10}", "https://api.slack.com/methods/auth.revoke", "https://api.slack.com/authentication/rotation";
    "slack-app-token", "Slack", "Slack app-level token", AccessToken, ["xapp-"],
        "xapp-[0-9]-[A-Z0-9]{6,16}-[0-9]{8,16}-[0-9a-fA-F]{32,80}", "xapp-1-[A-Z0-9]{8}", "https://api.slack.com/methods/auth.revoke", "https://api.slack.com/concepts/token-types#app-level";
    "slack-browser-token", "Slack", "Slack browser session token", SessionToken, ["xoxc-"],
        "xoxc-(?:[0-9]{8,14}-){1,3}[0-9a-f]{32,80}", "xoxc-[0-9]{10}", "https://slack.com/help/articles/214613347", "https://api.slack.com/concepts/token-types";
    "slack-browser-cookie", "Slack", "Slack browser session cookie", SessionToken, ["xoxd-"],
        "xoxd-[A-Za-z0-9%+/=_-]{60,300}", "xoxd-[a-z]{10}", "https://slack.com/help/articles/214613347", "https://api.slack.com/concepts/token-types";
    "slack-workflow-token", "Slack", "Slack workflow token", AccessToken, ["xwfp-"],
        "xwfp-[0-9A-Za-z-]{40,200}", "xwfp-[0-9]{10}", "https://api.slack.com/concepts/token-types#workflow";
    "linkedin-client-secret", "LinkedIn", "LinkedIn client secret", ClientSecret, ["WPL_AP0.", "WPL_AP1."],
        r"WPL_AP[01]\.[A-Za-z0-9]{14,18}\.[A-Za-z0-9+/]{4,10}", r"WPL_AP1\.[a-z]{4}", "https://learn.microsoft.com/en-us/linkedin/shared/authentication/client-credentials-flow";
    "pinterest-access-token", "Pinterest", "Pinterest access token", AccessToken, ["pina_", "pinr."],
        r"pin(?:a_|r\.)[A-Za-z0-9_-]{32,500}", "pina_[a-z]{8}", "https://developers.pinterest.com/docs/getting-started/set-up-authentication-and-authorization/";
    "instagram-access-token", "Meta", "Instagram access token", AccessToken, ["IGQV", "IGQW", "IGAA"],
        "IG(?:QV|QW|AA)[A-Za-z0-9_-]{80,400}", "IGQV[A-Za-z0-9]{30}", "https://developers.facebook.com/docs/instagram-platform/";
    "intercom-access-token", "Intercom", "Intercom access token", AccessToken, ["dG9rOj"],
        "dG9rOj[A-Za-z0-9+/]{53,54}", "dG9rOj[A-Za-z0-9]{20}", "https://developers.intercom.com/docs/build-an-integration/learn-more/authentication";
    "onesignal-api-key", "OneSignal", "OneSignal API key", ApiKey, ["os_v2_app_", "os_v2_org_"],
        "os_v2_(?:app|org)_[a-z2-7]{103}", "os_v2_app_[a-z]{20}", "https://documentation.onesignal.com/docs/en/keys-and-ids";
};

pub const WEBHOOKS: &[Rule] = &[
    Rule {
        id: "slack-webhook",
        provider: "Slack",
        title: "Slack incoming webhook or workflow address",
        literals: &["hooks.slack.com/", "hooks.slack-gov.com/"],
        pattern: r"hooks\.slack(?:-gov)?\.com/(?:services|workflows|triggers)/[A-Za-z0-9+]{8,14}/[A-Za-z0-9+]{8,20}/[A-Za-z0-9]{17,60}",
        revoke: Revoke { page: "https://api.slack.com/messaging/webhooks", command: "" },
        docs: "https://api.slack.com/messaging/webhooks",
        examples: &["https://hooks\\.slack\\.com/services/T[A-Z0-9]{9}/B[A-Z0-9]{9}/[A-Za-z0-9]{24}"],
        near_misses: &["https://hooks\\.slack\\.com/services/TEAM/HOOK/secret"],
        ..WEBHOOK
    },
    Rule {
        id: "discord-webhook",
        provider: "Discord",
        title: "Discord webhook address",
        literals: &["/api/webhooks/"],
        pattern: r"/api/webhooks/[0-9]{17,20}/[A-Za-z0-9_-]{60,72}",
        revoke: Revoke {
            page: "https://discord.com/developers/docs/resources/webhook#delete-webhook-with-token",
            command: "curl -X DELETE <webhook address>",
        },
        docs: "https://discord.com/developers/docs/resources/webhook",
        examples: &["https://discord\\.com/api/webhooks/[0-9]{18}/[A-Za-z0-9_-]{68}"],
        near_misses: &["https://discord\\.com/api/webhooks/[0-9]{18}/<token>"],
        ..WEBHOOK
    },
    Rule {
        id: "microsoft-teams-webhook",
        provider: "Microsoft Teams",
        title: "Microsoft Teams incoming webhook address",
        literals: &["office.com/webhook"],
        pattern: r"office\.com/webhook(?:b2)?/[0-9a-f]{8}-[0-9a-f-]{27}@[0-9a-f-]{36}/(?:Incoming|Office365)[A-Za-z]{5,20}/[A-Za-z0-9]{20,40}(?:/[0-9a-f-]{36}(?:/[A-Za-z0-9_-]{20,80})?)?",
        revoke: Revoke {
            page: "https://learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook",
            command: "",
        },
        docs: "https://learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook",
        examples: &[
            "https://acme\\.webhook\\.office\\.com/webhookb2/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}@[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/IncomingWebhook/[0-9a-f]{32}/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
        ],
        near_misses: &["https://acme\\.webhook\\.office\\.com/webhookb2/<id>/IncomingWebhook/<key>"],
        ..WEBHOOK
    },
    Rule {
        id: "power-automate-webhook",
        provider: "Microsoft Power Automate",
        title: "Power Automate or Logic Apps address with its signature",
        literals: &["/triggers/manual/paths/invoke"],
        pattern: r"/triggers/manual/paths/invoke(?:/[^\s?]{0,80})?\?[A-Za-z0-9%=&._-]{0,200}sig=([A-Za-z0-9_-]{43})",
        revoke: Revoke {
            page: "https://learn.microsoft.com/en-us/azure/logic-apps/logic-apps-securing-a-logic-app#regenerate-access-keys",
            command: "",
        },
        docs: "https://learn.microsoft.com/en-us/azure/logic-apps/logic-apps-securing-a-logic-app",
        examples: &[
            "https://prod-10\\.westus\\.logic\\.azure\\.com:443/workflows/[0-9a-f]{32}/triggers/manual/paths/invoke\\?api-version=2016-06-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1\\.0&sig=[A-Za-z0-9_-]{42}A",
        ],
        near_misses: &[
            "https://prod-10\\.westus\\.logic\\.azure\\.com:443/workflows/x/triggers/manual/paths/invoke\\?api-version=2016-06-01",
        ],
        ..WEBHOOK
    },
    Rule {
        id: "google-chat-webhook",
        provider: "Google Chat",
        title: "Google Chat webhook address",
        literals: &["chat.googleapis.com/v1/spaces/"],
        pattern: r"chat\.googleapis\.com/v1/spaces/[A-Za-z0-9_-]{8,20}/messages\?(?:key=[A-Za-z0-9_-]{39}&(?:amp;)?)?token=[A-Za-z0-9_%-]{30,60}",
        revoke: Revoke { page: "https://developers.google.com/workspace/chat/quickstart/webhooks", command: "" },
        docs: "https://developers.google.com/workspace/chat/quickstart/webhooks",
        examples: &[
            "https://chat\\.googleapis\\.com/v1/spaces/[A-Za-z0-9_-]{11}/messages\\?key=AIza[A-Za-z0-9_-]{35}&token=[A-Za-z0-9_-]{43}",
        ],
        near_misses: &["https://chat\\.googleapis\\.com/v1/spaces/[A-Za-z0-9_-]{11}/messages"],
        ..WEBHOOK
    },
    Rule {
        id: "lark-webhook",
        provider: "Lark",
        title: "Lark (Feishu) bot webhook address",
        literals: &["/open-apis/bot/v2/hook/"],
        pattern: "/open-apis/bot/v2/hook/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
        revoke: Revoke { page: "https://open.larksuite.com/document/client-docs/bot-v3/add-custom-bot", command: "" },
        docs: "https://open.larksuite.com/document/client-docs/bot-v3/add-custom-bot",
        examples: &[
            "https://open\\.feishu\\.cn/open-apis/bot/v2/hook/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
        ],
        near_misses: &["https://open\\.feishu\\.cn/open-apis/bot/v2/hook/xxxxxxxx"],
        ..WEBHOOK
    },
    Rule {
        id: "dingtalk-webhook",
        provider: "DingTalk",
        title: "DingTalk robot webhook address",
        literals: &["oapi.dingtalk.com/robot/send?access_token="],
        pattern: r"oapi\.dingtalk\.com/robot/send\?access_token=[0-9a-f]{64}",
        revoke: Revoke { page: "https://open.dingtalk.com/document/robots/custom-robot-access", command: "" },
        docs: "https://open.dingtalk.com/document/robots/custom-robot-access",
        examples: &["https://oapi\\.dingtalk\\.com/robot/send\\?access_token=[0-9a-f]{64}"],
        near_misses: &["https://oapi\\.dingtalk\\.com/robot/send\\?access_token=[0-9a-f]{10}"],
        ..WEBHOOK
    },
    Rule {
        id: "wecom-webhook",
        provider: "WeCom",
        title: "WeCom (WeChat Work) robot webhook address",
        literals: &["qyapi.weixin.qq.com/cgi-bin/webhook/send?key="],
        pattern: r"qyapi\.weixin\.qq\.com/cgi-bin/webhook/send\?key=[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
        revoke: Revoke { page: "https://developer.work.weixin.qq.com/document/path/91770", command: "" },
        docs: "https://developer.work.weixin.qq.com/document/path/91770",
        examples: &[
            "https://qyapi\\.weixin\\.qq\\.com/cgi-bin/webhook/send\\?key=[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
        ],
        near_misses: &["https://qyapi\\.weixin\\.qq\\.com/cgi-bin/webhook/send\\?key=KEY"],
        ..WEBHOOK
    },
    Rule {
        id: "zapier-webhook",
        provider: "Zapier",
        title: "Zapier webhook address",
        literals: &["hooks.zapier.com/hooks/catch/"],
        pattern: r"hooks\.zapier\.com/hooks/catch/[0-9]{4,10}/[a-z0-9]{5,10}",
        verify: crate::detect::rule::shape_blocks,
        revoke: Revoke { page: "https://help.zapier.com/hc/en-us/articles/8496288690317", command: "" },
        docs: "https://help.zapier.com/hc/en-us/articles/8496288690317",
        examples: &["https://hooks\\.zapier\\.com/hooks/catch/[0-9]{7}/[a-z0-9]{7}/"],
        near_misses: &["https://hooks\\.zapier\\.com/hooks/catch/<id>/<hook>"],
        ..WEBHOOK
    },
    Rule {
        id: "ifttt-webhook",
        provider: "IFTTT",
        title: "IFTTT webhook address with its key",
        literals: &["maker.ifttt.com/"],
        pattern: r"maker\.ifttt\.com/(?:trigger/[\w{}-]{1,60}/(?:json/)?with/key|use)/([A-Za-z0-9_-]{20,60})",
        revoke: Revoke { page: "https://ifttt.com/maker_webhooks/settings", command: "" },
        docs: "https://help.ifttt.com/hc/en-us/articles/115010230347",
        examples: &["https://maker\\.ifttt\\.com/trigger/door/with/key/[A-Za-z0-9_-]{22}"],
        near_misses: &["https://maker\\.ifttt\\.com/trigger/door/with/key/KEY"],
        ..WEBHOOK
    },
    Rule {
        id: "make-webhook",
        provider: "Make",
        title: "Make (Integromat) webhook address",
        literals: &[".make.com/", "hook.integromat.com/"],
        pattern: r"(?:\.make|hook\.integromat)\.com/[a-z0-9]{32}",
        edges: Edges::OpenStart,
        revoke: Revoke { page: "https://help.make.com/webhooks", command: "" },
        docs: "https://help.make.com/webhooks",
        examples: &["https://hook\\.eu1\\.make\\.com/[a-z0-9]{32}"],
        near_misses: &["https://www\\.make\\.com/en/help"],
        ..WEBHOOK
    },
    Rule {
        id: "tines-webhook",
        provider: "Tines",
        title: "Tines webhook address",
        literals: &[".tines.com/webhook/"],
        pattern: r"\.tines\.com/webhook/[0-9a-z]{32}/[0-9a-z]{32}",
        revoke: Revoke { page: "https://www.tines.com/docs/actions/types/webhook/", command: "" },
        docs: "https://www.tines.com/docs/actions/types/webhook/",
        examples: &["https://acme\\.tines\\.com/webhook/[0-9a-f]{32}/[0-9a-f]{32}"],
        near_misses: &["https://acme\\.tines\\.com/webhook/<path>/<secret>"],
        ..WEBHOOK
    },
    Rule {
        id: "pipedream-webhook",
        provider: "Pipedream",
        title: "Pipedream webhook address",
        literals: &[".m.pipedream.net"],
        reach: Reach::Around(30, 20),
        pattern: r"e[no][a-z0-9]{12,16}\.m\.pipedream\.net",
        verify: crate::detect::rule::shape_warns,
        revoke: Revoke { page: "https://pipedream.com/docs/workflows/building-workflows/triggers/", command: "" },
        docs: "https://pipedream.com/docs/workflows/building-workflows/triggers/",
        examples: &["https://eo[a-z0-9]{13}\\.m\\.pipedream\\.net/"],
        near_misses: &["https://www\\.m\\.pipedream\\.net/"],
        ..WEBHOOK
    },
    Rule {
        id: "rocketchat-webhook",
        provider: "Rocket.Chat",
        title: "Rocket.Chat or Mattermost incoming webhook address",
        literals: &["/hooks/"],
        pattern: r"/hooks/(?:[A-Za-z0-9]{17}(?:[A-Za-z0-9]{7})?/[A-Za-z0-9]{43,64}|[a-z0-9]{26})",
        edges: Edges::OpenStart,
        verify: random_webhook,
        revoke: Revoke { page: "https://docs.rocket.chat/docs/integrations", command: "" },
        docs: "https://docs.rocket.chat/docs/integrations",
        examples: &[
            "https://chat\\.acme\\.jp/hooks/[A-Za-z0-9]{17}/[A-Za-z0-9]{48}",
            "https://mattermost\\.acme\\.jp/hooks/[a-z0-9]{26}",
        ],
        near_misses: &["src/hooks/useSomething", "/hooks/[a-z]{26}s/"],
        ..WEBHOOK
    },
];

pub const OTHERS: &[Rule] = &[
    Rule {
        id: "discord-bot-token",
        provider: "Discord",
        title: "Discord bot token",
        kind: Kind::BotToken,
        literals: &[
            "discord",
            "bot_token",
            "bottoken",
            "client.login",
            "bot.login",
            "client.run(",
            "bot.run",
            "client.start(",
            "bot.start(",
            "token",
        ],
        ignore_case: true,
        reach: Reach::After(160),
        pattern: r"[MNO][A-Za-z0-9_-]{17,27}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,45}",
        verify: discord,
        risk: Risk::Messaging,
        revoke: Revoke { page: "https://discord.com/developers/applications", command: "" },
        docs: "https://discord.com/developers/docs/reference#authentication",
        examples: &[
            "DISCORD_TOKEN=M[TD]A[xyz]MD[EIMQUYcgk]0MD[EIMQUYcgk]1MD[EIMQUYcgk]2MDE1\\.[A-Za-z0-9_-]{6}\\.[A-Za-z0-9_-]{38}",
            "client\\.run\\('M[TD]A[xyz]MD[EIMQUYcgk]0MD[EIMQUYcgk]1MD[EIMQUYcgk]2MDE1\\.[A-Za-z0-9_-]{6}\\.[A-Za-z0-9_-]{38}'\\)",
        ],
        near_misses: &["DISCORD_TOKEN=M[A-Za-z0-9_-]{23}\\.[A-Za-z0-9_-]{3}\\.[A-Za-z0-9_-]{38}"],
        ..DEFAULTS
    },
    Rule {
        id: "telegram-bot-token",
        provider: "Telegram",
        title: "Telegram bot token",
        kind: Kind::BotToken,
        literals: &[":AAA", ":AAB", ":AAC", ":AAD", ":AAE", ":AAF", ":AAG", ":AAH"],
        reach: Reach::Around(12, 40),
        pattern: "[0-9]{6,12}:AA[A-H][A-Za-z0-9_-]{32}",
        // In an address the word `bot` stands right before the number.
        edges: Edges::Open,
        verify: telegram,
        risk: Risk::Messaging,
        revoke: Revoke { page: "https://core.telegram.org/bots/features#botfather", command: "" },
        docs: "https://core.telegram.org/bots/api#authorizing-your-bot",
        examples: &[
            "[1-9][0-9]{9}:AA[A-H][A-Za-z0-9_-]{32}",
            "https://api\\.telegram\\.org/bot[1-9][0-9]{8}:AAF[A-Za-z0-9_-]{32}/sendMessage",
        ],
        near_misses: &["[1-9][0-9]{3}:AAF[A-Za-z0-9_-]{32}", "[0-9]{9}:AAF[A-Za-z0-9_-]{20}"],
        ..DEFAULTS
    },
    Rule {
        id: "facebook-access-token",
        provider: "Meta",
        title: "Facebook or WhatsApp access token",
        kind: Kind::AccessToken,
        literals: &[
            "EAAA", "EAAB", "EAAC", "EAAD", "EAAE", "EAAF", "EAAG", "EAAH", "EAAI", "EAAJ", "EAAK", "EAAL", "EAAM",
            "EAAN", "EAAO", "EAAP", "EAAQ", "EAAR", "EAAS", "EAAT", "EAAU", "EAAV", "EAAW", "EAAX", "EAAY", "EAAZ",
        ],
        pattern: "EAA[A-Z][A-Za-z0-9]{75,400}",
        verify: facebook,
        risk: Risk::Messaging,
        revoke: Revoke { page: "https://developers.facebook.com/tools/debug/accesstoken/", command: "" },
        docs: "https://developers.facebook.com/docs/facebook-login/guides/access-tokens/",
        examples: &["access_token=EAAC[A-Za-z0-9]{40}ZC[A-Za-z0-9]{40}ZB[A-Za-z0-9]{60}ZD"],
        near_misses: &["EAAC[A-Za-z0-9]{40}", "EAACAAAAAAAA[A-Za-y0-9]{100}"],
        ..DEFAULTS
    },
    Rule {
        id: "line-channel-access-token",
        provider: "LINE",
        title: "LINE channel access token (long-lived)",
        kind: Kind::AccessToken,
        literals: &["1O/w1cDnyilFU"],
        reach: Reach::Around(190, 16),
        pattern: "[A-Za-z0-9+/]{100,180}1O/w1cDnyilFU=?",
        edges: Edges::OpenStart,
        risk: Risk::Messaging,
        revoke: Revoke {
            page: "https://developers.line.biz/en/reference/messaging-api/#revoke-longlived-or-shortlived-channel-access-token",
            command: "curl -X POST https://api.line.me/v2/oauth/revoke -d access_token=<token>",
        },
        docs: "https://developers.line.biz/en/docs/basics/channel-access-token/",
        examples: &["LINE_CHANNEL_ACCESS_TOKEN=[A-Za-z0-9+/]{149}dB04t89/1O/w1cDnyilFU="],
        near_misses: &["[a-z]{20}1O/w1cDnyilFU="],
        ..DEFAULTS
    },
    Rule {
        id: "twitter-bearer-token",
        provider: "X",
        title: "X (Twitter) app-only bearer token",
        kind: Kind::AccessToken,
        literals: &["AAAAAAAAAAAAAAAAAAAAA"],
        pattern: "A{20,24}[B-Zb-z0-9][A-Za-z0-9]{4,10}[A-Za-z0-9%+/=_-]{60,110}",
        verify: bearer,
        risk: Risk::Messaging,
        revoke: Revoke {
            page: "https://docs.x.com/fundamentals/authentication/oauth-2-0/application-only",
            command: "",
        },
        docs: "https://docs.x.com/fundamentals/authentication/oauth-2-0/application-only",
        examples: &["bearer = AAAAAAAAAAAAAAAAAAAAA[B-Z]he[A-Za-z0-9]{20}%2B[A-Za-z0-9]{20}%3D[A-Za-z0-9]{50}"],
        near_misses: &["AAAAAAAAAAAAAAAAAAAAA[a-z]{20}", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA[A-Za-z0-9]{80}"],
        ..DEFAULTS
    },
    Rule {
        id: "twitch-chat-token",
        provider: "Twitch",
        title: "Twitch chat OAuth token",
        kind: Kind::OauthToken,
        literals: &["oauth:"],
        pattern: "oauth:[a-z0-9]{30}",
        risk: Risk::Messaging,
        revoke: Revoke { page: "https://dev.twitch.tv/docs/authentication/revoke-tokens/", command: "" },
        docs: "https://dev.twitch.tv/docs/chat/irc/",
        examples: &["PASS oauth:[a-z0-9]{30}"],
        near_misses: &["oauth:[a-z0-9]{12}", "oauth:<token>"],
        ..DEFAULTS
    },
];

pub const NAMED_KEYS: &[Rule] = named! { BY_NAME;
    "slack-signing-secret", "Slack", "Slack signing secret, client secret or verification token", ["slack"], "(?:[0-9a-f]{32}|[A-Za-z0-9]{24})", "https://api.slack.com/authentication/verifying-requests-from-slack";
    "discord-client-secret", "Discord", "Discord client secret", ["discord"], "[A-Za-z0-9_-]{32}", "https://discord.com/developers/docs/topics/oauth2";
    "telegram-bot-token-by-name", "Telegram", "Telegram bot token", ["telegram", "tgram"], "[0-9]{5,16}:A[A-Za-z0-9_-]{34}", "https://core.telegram.org/bots/api#authorizing-your-bot";
    "line-channel-secret", "LINE", "LINE channel secret or access token", ["line_channel", "line_token", "linenotify", "line_notify", "line_bot", "linebot", "linetoken", "line-notify", "line_access", "channel_secret", "channelsecret"], "(?:[A-Za-z0-9+/]{150,190}=?|[A-Za-z0-9]{40,60}|[0-9a-f]{32})", "https://developers.line.biz/en/docs/basics/channel-access-token/";
    "chatwork-api-token", "Chatwork", "Chatwork API token", ["chatwork"], "[0-9a-f]{32}", "https://developer.chatwork.com/docs/endpoints";
    "mattermost-token", "Mattermost", "Mattermost access token", ["mattermost"], "[a-z0-9]{26}", "https://developers.mattermost.com/integrate/reference/personal-access-token/";
    "zulip-api-key", "Zulip", "Zulip API key", ["zulip"], "[A-Za-z0-9]{32}", "https://zulip.com/api/api-keys";
    "rocketchat-token", "Rocket.Chat", "Rocket.Chat personal access token", ["rocketchat", "rocket_chat", "rocket.chat"], "[A-Za-z0-9_-]{43}", "https://developer.rocket.chat/apidocs/rocketchat-api";
    "gitter-token", "Gitter", "Gitter access token", ["gitter"], "[0-9a-z_-]{40}", "https://developer.gitter.im/docs/authentication";
    "facebook-app-secret", "Meta", "Facebook app secret", ["facebook", "fb_app", "fb_secret", "fbsecret", "meta_app", "instagram", "whatsapp"], "(?:[0-9a-f]{32}|[0-9]{13,17}(?:\\||%7C)[A-Za-z0-9_-]{27})", "https://developers.facebook.com/docs/facebook-login/security/#appsecret";
    "twitter-key", "X", "X (Twitter) API key or secret", ["twitter", "tweepy"], "(?:[0-9]{8,20}-[A-Za-z0-9]{20,45}|[A-Za-z0-9]{45,50}|[A-Za-z0-9]{25})", "https://docs.x.com/fundamentals/authentication/overview";
    "twitch-secret", "Twitch", "Twitch client secret or token", ["twitch"], "[a-z0-9]{30}", "https://dev.twitch.tv/docs/authentication/";
    "reddit-secret", "Reddit", "Reddit client secret", ["reddit", "praw"], "[A-Za-z0-9_-]{27,30}", "https://github.com/reddit-archive/reddit/wiki/oauth2";
    "linkedin-key", "LinkedIn", "LinkedIn client id or secret", ["linkedin", "linked_in", "linked-in"], "[a-z0-9A-Z]{14,16}", "https://learn.microsoft.com/en-us/linkedin/shared/authentication/client-credentials-flow";
    "tumblr-key", "Tumblr", "Tumblr consumer key or secret", ["tumblr"], "[A-Za-z0-9]{50}", "https://www.tumblr.com/docs/en/api/v2";
    "vk-token", "VK", "VK access token", ["vkontakte", "vk_token", "vk_api", "vk_access"], "(?:vk1\\.a\\.)?[A-Za-z0-9_-]{80,260}", "https://dev.vk.com/en/api/access-token/getting-started";
    "tiktok-secret", "TikTok", "TikTok client secret", ["tiktok"], "(?:act\\.)?[A-Za-z0-9]{32,72}", "https://developers.tiktok.com/doc/oauth-user-access-token-management";
    "snapchat-secret", "Snapchat", "Snapchat client secret", ["snapchat"], "[A-Za-z0-9_-]{20,64}", "https://developers.snap.com/api/marketing-api/Ads-API/authentication";
    "wechat-secret", "WeChat", "WeChat app secret", ["wechat", "weixin", "wx_secret", "wxapp"], "[0-9a-f]{32}", "https://developers.weixin.qq.com/miniprogram/en/dev/framework/server-ability/backend-api.html";
    "kakao-key", "Kakao", "Kakao REST API or admin key", ["kakao"], "[0-9a-f]{32}", "https://developers.kakao.com/docs/latest/en/getting-started/app-key";
    "naver-secret", "Naver", "Naver client secret", ["naver"], "[A-Za-z0-9_]{10,40}", "https://developers.naver.com/docs/common/openapiguide/";
    "pushover-key", "Pushover", "Pushover token", ["pushover"], "[a-zA-Z0-9]{30}", "https://pushover.net/api";
    "pushbullet-token", "Pushbullet", "Pushbullet access token", ["pushbullet"], "o\\.[A-Za-z0-9]{32}", "https://docs.pushbullet.com/";
    "gotify-token", "Gotify", "Gotify token", ["gotify"], "[AC][A-Za-z0-9._-]{14}", "https://gotify.net/docs/pushmsg";
    "ntfy-token", "ntfy", "ntfy access token", ["ntfy"], "tk_[a-z0-9]{29}", "https://docs.ntfy.sh/config/#access-tokens";
    "webex-token", "Webex", "Webex token", ["webex"], "(?:C[0-9a-f]{64}|[A-Za-z0-9]{64}(?:_[A-Za-z0-9]{4}_[0-9a-f-]{36})?)", "https://developer.webex.com/docs/bots";
    "typetalk-token", "Typetalk", "Typetalk client id or secret", ["typetalk"], "[A-Za-z0-9]{32,64}", "https://developer.nulab.com/docs/typetalk/";
    "twist-token", "Twist", "Twist token", ["twist_", "twist.com", "twist api", "{twist", "using twist"], "(?:oauth2:)?[0-9a-f]{40,46}", "https://developer.twist.com/v3/";
    "zoom-secret", "Zoom", "Zoom client secret", ["zoom_client", "zoom_secret", "zoom_api", "zoomsecret", "zoom_sdk"], "[A-Za-z0-9]{32,36}", "https://developers.zoom.us/docs/integrations/oauth/";
    "sendbird-token", "Sendbird", "Sendbird API token or application id", ["sendbird"], "(?:[0-9a-f]{40}|[0-9a-f]{24}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})", "https://sendbird.com/docs/chat/platform-api/v3/prepare-to-use-api";
    "stream-chat-secret", "Stream", "Stream API secret", ["getstream", "stream_api", "stream_secret", "streamchat", "stream_key"], "[0-9a-z]{50,64}", "https://getstream.io/chat/docs/python/tokens_and_authentication/";
    "pubnub-key", "PubNub", "PubNub key", ["pubnub"], "(?:sec|pub|sub)-c-[A-Za-z0-9-]{36,60}", "https://www.pubnub.com/docs/general/setup/account-setup";
    "pusher-secret", "Pusher", "Pusher key or secret", ["pusher"], "[0-9a-f]{20}", "https://pusher.com/docs/channels/server_api/http-api/";
    "ably-key", "Ably", "Ably API key", ["ably_api", "ably_key", "ablykey", "ably-key", "ably.rest", "ably.realtime", "ably.com"], "[A-Za-z0-9_-]{6}\\.[A-Za-z0-9_-]{6}:[A-Za-z0-9_-]{22,43}", "https://ably.com/docs/auth/basic";
    "agora-key", "Agora", "Agora app certificate or key", ["agora"], "[0-9a-f]{32}", "https://docs.agora.io/en/video-calling/token-authentication/deploy-token-server";
    "cometchat-key", "CometChat", "CometChat key", ["cometchat"], "[0-9a-z]{39,40}", "https://www.cometchat.com/docs/rest-api/chat-apis";
    "smooch-key", "Smooch", "Smooch (Sunshine Conversations) key", ["smooch"], "(?:act_[0-9a-f]{24}|[A-Za-z0-9_-]{86})", "https://docs.smooch.io/rest/";
    "misskey-token", "Misskey", "Misskey access token", ["misskey"], "[A-Za-z0-9]{32}", "https://misskey-hub.net/en/docs/for-developers/api/token/";
    "mastodon-token", "Mastodon", "Mastodon access token or client secret", ["mastodon"], "[A-Za-z0-9_-]{43}", "https://docs.joinmastodon.org/client/token/";
    "matrix-token", "Matrix", "Matrix access token", ["matrix", "synapse"], "(?:syt_[A-Za-z0-9+/=]{4,60}_[A-Za-z]{20}_[A-Za-z0-9]{6}|mat_[A-Za-z0-9]{30}_[A-Za-z0-9]{6})", "https://spec.matrix.org/latest/client-server-api/#client-authentication";
    "lineworks-secret", "LINE WORKS", "LINE WORKS client or bot secret", ["lineworks", "line_works", "line-works"], "[A-Za-z0-9]{10,40}", "https://developers.worksmobile.com/en/docs/auth";
    "viber-token", "Viber", "Viber bot token", ["viber"], "[0-9a-f]{16}-[0-9a-f]{16}-[0-9a-f]{16}", "https://developers.viber.com/docs/api/rest-bot-api/#authentication-token";
};

/// Four groups of letters, of which one in thirty has no digit.
pub const BLUESKY: &[Rule] = named! { Rule { verify: bluesky, ..BY_NAME };
    "bluesky-app-password", "Bluesky", "Bluesky app password", ["bluesky", "bsky", "atproto"], "[a-z2-7]{4}-[a-z2-7]{4}-[a-z2-7]{4}-[a-z2-7]{4}", "https://docs.bsky.app/docs/get-started";
};

/// Groups that are words were chosen by a person.
fn bluesky(candidate: &Candidate<'_>) -> Verdict {
    let word = |group: &[u8]| super::super::verify::random::reads_as_words(group);
    let words = candidate.value().split(|&b| b == b'-').filter(|group| word(group)).count();
    if placeholder::is_typed(candidate.value()) || words > 2 {
        Verdict::Dismiss
    } else {
        super::named::given(candidate)
    }
}

/// The first part of a token is the bot's number in base64.
fn discord(candidate: &Candidate<'_>) -> Verdict {
    let value = candidate.value();
    if placeholder::is_typed(value) {
        return Verdict::Dismiss;
    }
    let first = value.split(|&b| b == b'.').next().unwrap_or_default();
    match base64::engine::general_purpose::STANDARD_NO_PAD.decode(first) {
        Ok(id) if (15..=20).contains(&id.len()) && id.iter().all(u8::is_ascii_digit) => {
            Verdict::block(Proof::Structure)
        }
        _ => Verdict::warn(Proof::Pattern),
    }
}

fn telegram(candidate: &Candidate<'_>) -> Verdict {
    let value = candidate.value();
    // A longer number or a longer token is something else.
    let cut = candidate.before(1).first().is_some_and(u8::is_ascii_digit)
        || candidate.after(1).first().is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'='));
    if cut || placeholder::is_typed(value) { Verdict::Dismiss } else { Verdict::block(Proof::Pattern) }
}

/// Base64 of numbers begins in the same way; these tokens are written without `+` and `/`, and hold the pairs ZA to ZD,
/// which stand for what other alphabets need signs for.
fn facebook(candidate: &Candidate<'_>) -> Verdict {
    let value = candidate.value();
    let sign = |b: &u8| matches!(b, b'+' | b'/' | b'=' | b'-' | b'.');
    if candidate.before(1).first().is_some_and(|b| matches!(b, b'+' | b'/'))
        || candidate.after(1).first().is_some_and(sign)
        || placeholder::is_typed(value)
    {
        return Verdict::Dismiss;
    }
    let pairs = value.windows(2).filter(|w| w[0] == b'Z' && matches!(w[1], b'A'..=b'D')).count();
    if pairs >= 2 || value.starts_with(b"EAACEdEose0cBA") {
        Verdict::block(Proof::Pattern)
    } else {
        Verdict::warn(Proof::Pattern)
    }
}

/// The zeros at its start are the rule; the placeholder test would take them for a row of one letter.
fn bearer(candidate: &Candidate<'_>) -> Verdict {
    let rest = &candidate.value()[24..];
    if placeholder::is_typed(rest) || !super::named::looks_generated(rest) {
        Verdict::Dismiss
    } else {
        Verdict::block(Proof::Pattern)
    }
}

fn random_webhook(candidate: &Candidate<'_>) -> Verdict {
    let value = candidate.value();
    let last = value.rsplit(|&b| b == b'/').next().unwrap_or_default();
    if super::named::looks_generated(last) && !placeholder::is_typed(value) {
        Verdict::block(Proof::Pattern)
    } else {
        Verdict::Dismiss
    }
}
