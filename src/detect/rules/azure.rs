/*!
Microsoft Azure, Entra and Azure DevOps.

Many keys of Azure carry a signature and a Marvin32 hash ([`verify::azure`](crate::detect::verify::azure)). Examples by
which other implementations of these hashes could be checked are few, so a hash that is wrong makes a key that stands in
the right place only a warning.
*/

use super::named::{NAMED, by_name, named};
use super::shape::{issued, made_up, said};
use crate::detect::rule::{DEFAULTS, Edges, Kind, Reach, Revoke, Risk, Rule, Verdict};
use crate::detect::verify::{azure, json64};
use crate::detect::{Candidate, Proof};

const STORAGE: &str = "https://learn.microsoft.com/en-us/azure/storage/common/storage-account-keys-manage";
const MESSAGING: &str = "https://learn.microsoft.com/en-us/azure/service-bus-messaging/service-bus-sas";
const KEYS: &str = "https://github.com/microsoft/security-utilities";
const PATS: &str =
    "https://learn.microsoft.com/en-us/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate";

const AZURE: Rule = Rule {
    provider: "Azure",
    kind: Kind::SecretKey,
    risk: Risk::CloudAccount,
    revoke: Revoke { page: STORAGE, command: "" },
    docs: KEYS,
    ..DEFAULTS
};

/// Keys of base64 with a signature before the last six characters: `id, title, risk, signature, before, after, page;`
/// where `before` is the number of characters before the signature and `after` what follows it.
macro_rules! identifiable {
    ($alphabet:literal; $($id:literal, $title:literal, $risk:ident, $literal:literal, $signature:literal, $before:literal,
       $after:literal, $seal:expr, $page:literal;)*) => {
        &[$(Rule {
            id: $id,
            title: $title,
            literals: &[$literal],
            reach: Reach::Around($before, 16),
            pattern: concat!("[", $alphabet, "]{", $before, "}", $signature, $after),
            edges: Edges::Open,
            verify: identifiable_key,
            risk: Risk::$risk,
            revoke: Revoke { page: $page, command: "" },
            examples: &[concat!("[", $alphabet, "]{", $before, "}", $signature, $after)],
            seal: Some($seal),
            near_misses: &[concat!("[", $alphabet, "]{9}", $signature, $after)],
            ..AZURE
        }),*]
    };
}

pub const IDENTIFIABLE: &[Rule] = identifiable! { "0-9A-Za-z+/";
    "azure-storage-key", "Azure Storage account key", CloudAccount, "+ASt", "[+]ASt", 76, "[0-9A-Za-z+/]{5}[AQgw]==", |t| azure::seal_identifiable(t, b"Default0"), "https://learn.microsoft.com/en-us/azure/storage/common/storage-account-keys-manage";
    "azure-cosmos-key", "Azure Cosmos DB key", Database, "ACDb", "ACDb", 76, "[0-9A-Za-z+/]{5}[AQgw]==", |t| azure::seal_identifiable(t, b"MastRW00"), "https://learn.microsoft.com/en-us/azure/cosmos-db/secure-access-to-data";
    "azure-batch-key", "Azure Batch account key", CloudAccount, "+ABa", "[+]ABa", 76, "[0-9A-Za-z+/]{5}[AQgw]==", |t| azure::seal_identifiable(t, b"AbAcct00"), "https://learn.microsoft.com/en-us/azure/batch/account-rotate-keys";
    "azure-ml-classic-key", "Azure Machine Learning Studio (classic) key", AiUsage, "+AMC", "[+]AMC", 76, "[0-9A-Za-z+/]{5}[AQgw]==", |t| azure::seal_identifiable(t, b"Classic0"), "https://learn.microsoft.com/en-us/azure/machine-learning/";
    "azure-apim-key", "Azure API Management key", Infrastructure, "APIM", "APIM", 76, "[0-9A-Za-z+/]{5}[AQgw]==", |t| azure::seal_identifiable(t, b"Tenant00"), "https://learn.microsoft.com/en-us/azure/api-management/api-management-subscriptions";
    "azure-service-bus-key", "Azure Service Bus key", Messaging, "+ASb", "[+]ASb", 33, "[0-9A-Za-z+/]{6}=", |t| azure::seal_identifiable(t, b"Manage00"), "https://learn.microsoft.com/en-us/azure/service-bus-messaging/service-bus-sas";
    "azure-event-hubs-key", "Azure Event Hubs key", Messaging, "+AEh", "[+]AEh", 33, "[0-9A-Za-z+/]{6}=", |t| azure::seal_identifiable(t, b"Send0000"), "https://learn.microsoft.com/en-us/azure/event-hubs/authenticate-shared-access-signature";
    "azure-relay-key", "Azure Relay key", Messaging, "+ARm", "[+]ARm", 33, "[0-9A-Za-z+/]{6}=", |t| azure::seal_identifiable(t, b"Listen00"), "https://learn.microsoft.com/en-us/azure/azure-relay/relay-authentication-and-authorization";
    "azure-iot-key", "Azure IoT key", Infrastructure, "AIoT", "AIoT", 33, "[0-9A-Za-z+/]{6}=", |t| azure::seal_identifiable(t, b"IoTHub00"), "https://learn.microsoft.com/en-us/azure/iot-hub/authenticate-authorize-sas";
    "azure-redis-key", "Azure Cache for Redis key", Database, "AzCa", "AzCa", 33, "[0-9A-Za-z+/]{6}=", |t| azure::seal_identifiable(t, b"Access00"), "https://learn.microsoft.com/en-us/azure/azure-cache-for-redis/cache-configure";
    "azure-search-key", "Azure AI Search key", BusinessData, "AzSe", "AzSe", 42, "[A-D][0-9A-Za-z+/]{5}", |t| azure::seal_identifiable(t, b"PAdmin00"), "https://learn.microsoft.com/en-us/azure/search/search-security-api-keys";
    "azure-container-registry-key", "Azure Container Registry password", SupplyChain, "+ACR", "[+]ACR", 42, "[A-D][0-9A-Za-z+/]{5}", |t| azure::seal_identifiable(t, b"ACRDflt0"), "https://learn.microsoft.com/en-us/azure/container-registry/container-registry-authentication";
};

/// Functions write theirs in the alphabet of addresses, because callers give them there.
pub const FUNCTIONS: &[Rule] = identifiable! { "0-9A-Za-z_-";
    "azure-functions-key", "Azure Functions key", CloudAccount, "AzFu", "AzFu", 44, "[0-9A-Za-z_-]{5}[AQgw]==", |t| azure::seal_for_addresses(t, b"Functi00"), "https://learn.microsoft.com/en-us/azure/azure-functions/function-keys-how-to";
};

pub const RULES: &[Rule] = &[
    Rule {
        id: "azure-functions-key-in-address",
        title: "Azure Functions key in the address of a function",
        literals: &["azurewebsites.net/api/"],
        reach: Reach::Around(0, 480),
        pattern: "azurewebsites[.]net/api/[0-9A-Za-z_./{}-]{1,120}[?](?:[0-9A-Za-z_=.%-]{1,80}&){0,3}code=((?:[0-9A-Za-z_/+-]|%2[BbFf]){52,54}(?:={0,2}|(?:%3[Dd]){0,2}))",
        edges: Edges::Open,
        verify: issued,
        risk: Risk::CloudAccount,
        revoke: Revoke {
            page: "https://learn.microsoft.com/en-us/azure/azure-functions/function-keys-how-to",
            command: "az functionapp function keys delete -g <group> -n <app> --function-name <function> --key-name <key>",
        },
        docs: "https://learn.microsoft.com/en-us/azure/azure-functions/function-keys-how-to",
        examples: &[
            "https://acme[.]azurewebsites[.]net/api/HttpTrigger1[?]code=[0-9A-Za-z_-]{53}A==",
            "https://acme[.]azurewebsites[.]net/api/orders/42[?]name=a&code=[0-9A-Za-z]{20}%2F[0-9A-Za-z]{33}%3D%3D",
        ],
        near_misses: &[
            "https://acme[.]azurewebsites[.]net/api/HttpTrigger1[?]code=<your function key>",
            "https://acme[.]azurewebsites[.]net/api/HttpTrigger1[?]code=[0-9A-Za-z]{12}",
        ],
        ..AZURE
    },
    Rule {
        id: "azure-annotated-key",
        title: "Azure key (common annotated form)",
        literals: &["JQQJ"],
        reach: Reach::Around(52, 34),
        pattern: "[0-9A-Za-z]{52}JQQJ[0-9][0-9A-Z][0-9A-Za-z]{26}",
        verify: annotated,
        examples: &["[0-9A-Za-z]{52}JQQJ99ALACAAAAAAAAAAAAASAZDO[0-9A-Za-z]{4}"],
        seal: Some(azure::seal_annotated),
        near_misses: &["[0-9A-Za-z]{52}JQQJ99ALACA", "[0-9A-Za-z]{20}JQQJ99ALACAAAAAAAAAAAAASAZDO[0-9A-Za-z]{4}"],
        ..AZURE
    },
    Rule {
        id: "azure-entra-client-secret",
        title: "Microsoft Entra client secret",
        kind: Kind::ClientSecret,
        literals: &["8Q~", "7Q~", "6Q~", "9Q~"],
        reach: Reach::Around(6, 40),
        pattern: "[0-9A-Za-z_.~-]{3}[6-9]Q~[0-9A-Za-z_.~-]{31,34}",
        edges: Edges::Open,
        verify: entra,
        risk: Risk::Identity,
        revoke: Revoke {
            page: "https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade",
            command: "az ad app credential delete --id <app id> --key-id <key id>",
        },
        docs: "https://learn.microsoft.com/en-us/entra/identity-platform/how-to-add-credentials",
        examples: &[
            "client_secret = '[0-9A-Za-z]{3}8Q~[0-9A-Za-z]{34}'",
            "AZURE_CLIENT_SECRET=[0-9A-Za-z]{3}7Q~[0-9A-Za-z]{31}",
        ],
        near_misses: &["'~{40}'", "'[0-9A-Za-z]{3}8Q~[0-9A-Za-z]{20}'", "'[0-9A-Za-z]{12}8Q~[0-9A-Za-z]{34}'"],
        ..AZURE
    },
    Rule {
        id: "azure-key-in-code",
        title: "Azure key that a client is made with",
        literals: &["KeyCredential(", "ApiKeyServiceClientCredentials(", "CognitiveServicesCredentials("],
        pattern: "(?:KeyCredential|ApiKeyServiceClientCredentials|CognitiveServicesCredentials)\\(\\s{0,60}[\"'`]([0-9A-Za-z+/_-]{32,90}={0,2})[\"'`]",
        edges: Edges::OpenStart,
        verify: issued,
        risk: Risk::CloudAccount,
        revoke: Revoke {
            page: "https://learn.microsoft.com/en-us/azure/ai-services/rotate-keys",
            command: "az cognitiveservices account keys regenerate -g <group> -n <resource> --key-name key1",
        },
        docs: "https://learn.microsoft.com/en-us/dotnet/api/azure.azurekeycredential",
        examples: &[
            "client = TextAnalyticsClient\\(endpoint, AzureKeyCredential\\(\"[0-9a-f]{32}\"\\)\\)",
            "var search = new SearchClient\\(uri, name, new AzureKeyCredential\\(\"[0-9A-Za-z]{52}\"\\)\\);",
            "cred := azcore[.]NewKeyCredential\\(\"[0-9A-Za-z]{84}\"\\)",
            "key = AzureKeyCredential\\('[0-9A-Za-z+/]{43}='\\)",
        ],
        near_misses: &[
            "AzureKeyCredential\\(\"your-azure-openai-api-key-goes-here\"\\)",
            "AzureKeyCredential\\(os[.]environ\\[\"AZURE_KEY_OF_THE_TEXT_ANALYTICS_SERVICE\"\\]\\)",
            "AzureKeyCredential\\(\"[0-9a-f]{12}\"\\)",
        ],
        ..AZURE
    },
    Rule {
        id: "azure-devops-pat",
        provider: "Azure DevOps",
        title: "Azure DevOps personal access token",
        kind: Kind::PersonalAccessToken,
        literals: &[
            "azure",
            "devops",
            "visualstudio",
            "vsts",
            "ado_",
            "azdo",
            "personal_access_token",
            "personalaccesstoken",
            "vso_",
            "vss_",
            "pat",
            "$token",
        ],
        pattern: "[2-7a-z]{52}",
        verify: devops,
        risk: Risk::SourceCode,
        revoke: Revoke { page: "https://dev.azure.com/", command: "" },
        docs: PATS,
        examples: &["AZURE_DEVOPS_TOKEN=[2-7a-z]{52}", "ado_pat = \"[2-7a-z]{52}\""],
        near_misses: &["azure devops at [2-7a-z]{52}", "azure_devops_token: a{52}"],
        ..NAMED
    },
    Rule {
        id: "azure-account-key",
        title: "Azure account key in a connection string",
        kind: Kind::ConnectionString,
        literals: &["AccountKey"],
        ignore_case: true,
        pattern: "[Aa][Cc]{2}[Oo][Uu][Nn][Tt][Kk][Ee][Yy][\"'`{ \\t]{0,4}[=:][\"'`{ \\t]{0,4}([0-9A-Za-z+/]{60,90}==)",
        edges: Edges::Open,
        verify: account_key,
        revoke: Revoke { page: STORAGE, command: "az storage account keys renew --account-name <name> --key primary" },
        docs: "https://learn.microsoft.com/en-us/azure/storage/common/storage-configure-connection-string",
        examples: &[
            "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=[0-9A-Za-z+/]{86}==;EndpointSuffix=core[.]windows[.]net",
            "AccountKey: \"[0-9A-Za-z+/]{86}==\"",
        ],
        near_misses: &["AccountName=X;AccountKey=X;", "AccountKey=[0-9A-Za-z+/]{20}=="],
        ..AZURE
    },
    Rule {
        id: "azure-shared-access-key",
        title: "Azure shared access key in a connection string",
        kind: Kind::ConnectionString,
        literals: &["SharedAccessKey="],
        ignore_case: true,
        pattern: "[Ss]hared[Aa]ccess[Kk]ey=([0-9A-Za-z+/]{40,88}={0,2})",
        edges: Edges::Open,
        verify: account_key,
        risk: Risk::Messaging,
        revoke: Revoke { page: MESSAGING, command: "" },
        docs: MESSAGING,
        examples: &[
            "Endpoint=sb://a[.]servicebus[.]windows[.]net/;SharedAccessKeyName=Root;SharedAccessKey=[0-9A-Za-z+/]{43}=",
            "HostName=a[.]azure-devices[.]net;SharedAccessKeyName=a;SharedAccessKey=[0-9A-Za-z+/]{43}=",
        ],
        near_misses: &["SharedAccessKey=<your key>", "SharedAccessKeyName=[0-9A-Za-z+/]{43}="],
        ..AZURE
    },
    Rule {
        id: "azure-app-configuration",
        title: "Azure App Configuration connection string",
        kind: Kind::ConnectionString,
        literals: &[".azconfig.io"],
        pattern: "[.]azconfig[.]io;Id=[0-9A-Za-z+/:=_-]{4,40};Secret=([0-9A-Za-z+/]{36,90}={0,2})",
        edges: Edges::OpenStart,
        verify: account_key,
        risk: Risk::SecretStore,
        revoke: Revoke {
            page: "https://learn.microsoft.com/en-us/azure/azure-app-configuration/howto-disable-access-key-authentication",
            command: "az appconfig credential regenerate --name <store> --id <id>",
        },
        docs: "https://learn.microsoft.com/en-us/azure/azure-app-configuration/rest-api-authentication-hmac",
        examples: &[
            "Endpoint=https://a[.]azconfig[.]io;Id=[0-9A-Za-z]{4}-l6-s0:[0-9A-Za-z]{20};Secret=[0-9A-Za-z+/]{43}=",
        ],
        near_misses: &["Endpoint=https://a[.]azconfig[.]io;Id=xxx;Secret=xxx"],
        ..AZURE
    },
    Rule {
        id: "azure-sas-token",
        title: "Azure shared access signature",
        kind: Kind::SessionToken,
        literals: &["sig="],
        pattern: "sig=([0-9A-Za-z+/%]{43,70}(?:=|%3[Dd]))",
        edges: Edges::OpenStart,
        verify: sas,
        risk: Risk::Files,
        revoke: Revoke {
            page: "https://learn.microsoft.com/en-us/azure/storage/common/storage-sas-overview",
            command: "",
        },
        docs: "https://learn.microsoft.com/en-us/rest/api/storageservices/create-service-sas",
        examples: &[
            "https://a[.]blob[.]core[.]windows[.]net/c?sv=2022-11-02&sp=r&se=2030-01-01T00:00:00Z&sig=[0-9A-Za-z]{43}%3D",
            "SharedAccessSignature sr=a[.]servicebus[.]windows[.]net&sig=[0-9A-Za-z]{43}%3D&se=1893456000&skn=a",
        ],
        near_misses: &["sig=[0-9A-Za-z]{43}%3D", "[?]sv=2022-11-02&se=2030-01-01&sig=<signature>"],
        ..AZURE
    },
    Rule {
        id: "azure-apim-git-password",
        title: "Azure API Management repository password",
        kind: Kind::Password,
        literals: &["git&2"],
        pattern: "git&2[0-9]{11}&[0-9A-Za-z+/]{86}==",
        edges: Edges::OpenStart,
        verify: issued,
        risk: Risk::Infrastructure,
        revoke: Revoke { page: "https://learn.microsoft.com/en-us/azure/api-management/", command: "" },
        docs: "https://learn.microsoft.com/en-us/azure/api-management/",
        examples: &["PASSWORD=git&2[0-9]{11}&[0-9A-Za-z+/]{86}=="],
        near_misses: &["git&2[0-9]{11}&[0-9A-Za-z+/]{20}"],
        ..AZURE
    },
    Rule {
        id: "azure-entra-refresh-token",
        title: "Microsoft Entra refresh token",
        kind: Kind::RefreshToken,
        literals: &["0.A", "1.A"],
        pattern: "[01][.]A[0-9A-Za-z_-]{30,120}[.]A[0-9A-Za-z_-]{200,}",
        verify: issued,
        risk: Risk::Identity,
        revoke: Revoke {
            page: "https://learn.microsoft.com/en-us/entra/identity-platform/refresh-tokens",
            command: "az rest --method POST --url https://graph.microsoft.com/v1.0/users/<user>/revokeSignInSessions",
        },
        docs: "https://learn.microsoft.com/en-us/entra/identity-platform/refresh-tokens",
        examples: &["\"refresh_token\": \"[01][.]AX[0-9A-Za-z_-]{50}[.]Ag[0-9A-Za-z_-]{400}\""],
        near_misses: &["0[.]A[0-9A-Za-z_-]{40}"],
        ..AZURE
    },
    Rule {
        id: "azure-access-token",
        title: "Microsoft Entra access token",
        kind: Kind::AccessToken,
        literals: &[
            "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiIsIn",
            "eyJ0eXAiOiJKV1QiLCJub25jZSI6I",
            "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiIsImtpZCI6I",
        ],
        pattern: "eyJ0eXAi[0-9A-Za-z_-]{40,}[.]eyJ[0-9A-Za-z_-]{100,}[.][0-9A-Za-z_-]{100,}",
        verify: access_token,
        risk: Risk::Identity,
        revoke: Revoke { page: "https://learn.microsoft.com/en-us/entra/identity-platform/access-tokens", command: "" },
        docs: "https://learn.microsoft.com/en-us/entra/identity-platform/access-tokens",
        examples: &[concat!(
            "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiIsIng1dCI6ImFiYyIsImtpZCI6ImFiYyJ9[.]eyJhdWQiOiJodHRwczovL21hbmFnZW1lbnQuYXp1cmUuY29tIiwia",
            "XNzIjoiaHR0cHM6Ly9zdHMud2luZG93cy5uZXQvMDAwMDAwMDAtMTExMS0yMjIyLTMzMzMtNDQ0NDQ0NDQ0NDQ0LyJ9[.][0-9A-Za-z_-]{342}"
        )],
        near_misses: &["eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiIsIn[0-9A-Z]{30}[.]eyJ[0-9A-Z]{120}[.][0-9A-Za-z_-]{342}"],
        ..AZURE
    },
];

const CLOUD: Rule = Rule { risk: Risk::CloudAccount, ..NAMED };
/// The endpoint may stand before the key or after it.
const BESIDE: Rule = Rule { reach: Reach::Near(300, 300), ..CLOUD };

pub const BESIDE_RULES: &[Rule] = named! { BESIDE;
    "azure-openai-key-beside-endpoint", "Azure", "Azure OpenAI key", ["azure_endpoint", "openai.azure.com"], "[0-9a-f]{32}", "https://learn.microsoft.com/en-us/azure/ai-services/openai/reference";
};

pub const NAMED_RULES: &[Rule] = named! { CLOUD;
    "azure-openai-key", "Azure", "Azure OpenAI key", ["azure_openai", "azureopenai", "azure-openai", "openai.azure.com", "openai.api_type", "azure_api_key"], "[0-9a-f]{32}", "https://learn.microsoft.com/en-us/azure/ai-services/openai/reference";
    "azure-cognitive-key", "Azure", "Azure AI services key", ["cognitive", "azure_speech", "speech_key", "azure_translator", "translator_key", "azure_vision", "ocp-apim-subscription-key", "azure_maps", "bing_", "luis_"], "[0-9a-f]{32}", "https://learn.microsoft.com/en-us/azure/ai-services/rotate-keys";
    "azure-apim-subscription-key", "Azure", "Azure API Management subscription key", ["azure_api_management", "azure-api.net", "apim_", "subscription-key", "subscription_key"], "[0-9A-Za-z]{32}", "https://learn.microsoft.com/en-us/azure/api-management/api-management-subscriptions";
    "azure-apim-management-key", "Azure", "Azure API Management direct management key", ["azure_mangement", "management.azure-api.net", "azure_management", "apim_"], "[0-9A-Za-z+/]{86}==", "https://learn.microsoft.com/en-us/rest/api/apimanagement/";
    "azure-storage-key-named", "Azure", "Azure Storage account key", ["azure_storage", "blob.core.windows.net", "azurestorage", "azuriteaccount", "accountkey", "account_key", "storagekey", "storage_key", "azurite"], "[0-9A-Za-z+/]{86}==", "https://learn.microsoft.com/en-us/azure/storage/common/storage-account-keys-manage";
    "azure-cosmos-key-named", "Azure", "Azure Cosmos DB key", ["cosmos", "documents.azure.com", "documentdb"], "[0-9A-Za-z+/]{86}==", "https://learn.microsoft.com/en-us/azure/cosmos-db/secure-access-to-data";
    "azure-event-grid-key-named", "Azure", "Azure Event Grid access key", ["eventgrid", "event_grid", "aeg-sas-key"], "[0-9A-Za-z+/]{43}=", "https://learn.microsoft.com/en-us/azure/event-grid/authenticate-with-access-keys-shared-access-signatures";
    "azure-batch-key-named", "Azure", "Azure Batch account key", ["azure_batch", "batch.azure.com", "azurebatch", "batch_account"], "[0-9A-Za-z+/]{86}==", "https://learn.microsoft.com/en-us/azure/batch/account-rotate-keys";
    "azure-search-key-named", "Azure", "Azure AI Search key", ["azure_search", "azurekey", "azure_key", "search.windows.net", "azuresearch", "search_api", "search_admin"], "(?:[0-9A-Za-z]{52}|[0-9A-F]{32})", "https://learn.microsoft.com/en-us/azure/search/search-security-api-keys";
    "azure-functions-key-named", "Azure", "Azure Functions key", ["x-functions-key", "azurewebsites.net", "functions_key", "function_key"], "[0-9A-Za-z_/+-]{54,56}={0,2}", "https://learn.microsoft.com/en-us/azure/azure-functions/function-keys-how-to";
    "azure-container-registry-password", "Azure", "Azure Container Registry password", ["acr_pass", "azurecr.io", "acr_token"], "[0-9A-Za-z+/]{52}", "https://learn.microsoft.com/en-us/azure/container-registry/container-registry-authentication";
    "azure-web-pubsub-key", "Azure", "Azure SignalR or Web PubSub access key", ["signalr_", "service.signalr.net", "webpubsub.azure.com"], "[0-9A-Za-z+/]{43}=", "https://learn.microsoft.com/en-us/azure/azure-signalr/signalr-howto-key-rotation";
    "azure-communication-key", "Azure", "Azure Communication Services key", ["azure_communication", "communication.azure.com"], "[0-9A-Za-z+/]{86}==", "https://learn.microsoft.com/en-us/azure/communication-services/concepts/authentication";
    "azure-client-secret-old", "Azure", "Microsoft Entra client secret (older form)", ["azure_client_secret", "azureclientsecret", "arm_client_secret", "aad_client_secret", "azuread", "azure_ad", "azure_secret"], "[0-9A-Za-z_.~+/@=-]{32,44}", "https://learn.microsoft.com/en-us/entra/identity-platform/how-to-add-credentials";
};

/// The signatures whose checksum was seen right in keys that Azure issued.
const PROVEN: &[&[u8]] = &[b"+ASt", b"ACDb"];

/// The four characters before the last six of an identifiable key, padding aside.
fn signature(key: &[u8]) -> &[u8] {
    let bare = key.len() - key.iter().rev().take_while(|&&b| b == b'=').count();
    bare.checked_sub(10).and_then(|at| key.get(at..at + 4)).unwrap_or_default()
}

fn identifiable_key(candidate: &Candidate<'_>) -> Verdict {
    if made_up(candidate.value()) {
        Verdict::Dismiss
    } else if azure::identifiable(candidate.value()) {
        Verdict::block(Proof::Checksum)
    } else if joined(candidate) {
        Verdict::Dismiss
    } else if PROVEN.contains(&signature(candidate.value())) {
        Verdict::Refute
    } else {
        // Four letters are found in long base64 by chance: only where a key is given to something is it said.
        match by_name(candidate) {
            Verdict::Dismiss | Verdict::Refute => Verdict::Dismiss,
            Verdict::Credential { .. } => Verdict::warn(Proof::Pattern),
        }
    }
}

/// Whether longer base64 goes on at either side.
fn joined(candidate: &Candidate<'_>) -> bool {
    let more = |b: &[u8]| b.iter().any(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'_'));
    more(candidate.before(1)) || more(candidate.after(1))
}

fn annotated(candidate: &Candidate<'_>) -> Verdict {
    // What follows the 52 random characters has long runs of A in it.
    if made_up(candidate.value().get(..52).unwrap_or_default()) {
        Verdict::Dismiss
    } else if azure::annotated(candidate.value()) {
        Verdict::block(Proof::Checksum)
    } else {
        Verdict::warn(Proof::Pattern)
    }
}

/// The older form (`7Q~`) has no checksum. Of the newer one only Microsoft's own example shows what it is, so that a
/// wrong one is still said.
fn entra(candidate: &Candidate<'_>) -> Verdict {
    let value = candidate.value();
    let part = |b: &[u8]| b.iter().any(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'~' | b'-'));
    if made_up(value) || part(candidate.before(1)) || part(candidate.after(1)) {
        Verdict::Dismiss
    } else if azure::entra(value) {
        Verdict::block(Proof::Checksum)
    } else if value.get(3..6) == Some(b"8Q~") {
        Verdict::warn(Proof::Pattern)
    } else {
        Verdict::block(Proof::Pattern)
    }
}

/// The checksum is proof by itself; without it a plain name makes it worth a word.
fn devops(candidate: &Candidate<'_>) -> Verdict {
    if made_up(candidate.value()) {
        Verdict::Dismiss
    } else if azure::devops(candidate.value()) {
        Verdict::block(Proof::Checksum)
    } else {
        match by_name(candidate) {
            Verdict::Dismiss | Verdict::Refute => Verdict::Dismiss,
            Verdict::Credential { .. } => Verdict::warn(Proof::Pattern),
        }
    }
}

/// The key of a connection string.
fn account_key(candidate: &Candidate<'_>) -> Verdict {
    let value = candidate.value();
    if made_up(value) {
        Verdict::Dismiss
    } else if azure::identifiable(value) {
        Verdict::block(Proof::Checksum)
    } else if PROVEN.contains(&signature(value)) {
        Verdict::Refute
    } else {
        Verdict::block(Proof::Structure)
    }
}

/// A signature alone is nothing: the other fields of the token must stand beside it.
fn sas(candidate: &Candidate<'_>) -> Verdict {
    let (before, after) = (candidate.before(300), candidate.after(200));
    let near =
        |word: &[u8]| memchr::memmem::find(before, word).is_some() || memchr::memmem::find(after, word).is_some();
    if near(b"se=") && (near(b"sv=") || near(b"skn=") || near(b"sr=")) { said(candidate) } else { Verdict::Dismiss }
}

fn access_token(candidate: &Candidate<'_>) -> Verdict {
    let Some(claims) = json64::jwt_claims(candidate.value()) else { return Verdict::Dismiss };
    let issuer = claims.get("iss").and_then(|v| v.as_str()).unwrap_or_default();
    if ["windows.net", "microsoftonline.com", "b2clogin.com"].iter().any(|host| issuer.contains(host)) {
        Verdict::warn(Proof::Structure)
    } else {
        Verdict::Dismiss
    }
}
