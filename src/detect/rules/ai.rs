/*! Artificial intelligence: models, inference, vectors, speech. */

use super::named::{NAMED, named};
use super::shape::{issued, made_up, public_half, tokens};
use crate::detect::rule::{DEFAULTS, Edges, Kind, Reach, Revoke, Risk, Rule, Verdict};
use crate::detect::{Candidate, Proof};

const OPENAI: &str = "https://platform.openai.com/docs/api-reference/authentication";
const ANTHROPIC: &str = "https://docs.anthropic.com/en/api/overview";
const ANTHROPIC_KEYS: &str = "https://console.anthropic.com/settings/keys";
const LANGSMITH: &str =
    "https://docs.smith.langchain.com/administration/how_to_guides/organization_management/create_account_api_key";
const LANGSMITH_KEYS: &str = "https://smith.langchain.com/settings/apikeys";
const DEVIN: &str = "https://docs.devin.ai/api-reference/authentication";
const DEVIN_KEYS: &str = "https://app.devin.ai/settings/api-keys";
const WANDB: &str = "https://docs.wandb.ai/guides/models/track/public-api-guide/";

const AI: Rule = Rule { kind: Kind::ApiKey, risk: Risk::AiUsage, ..DEFAULTS };

pub const RULES: &[Rule] = &[
    Rule {
        id: "wandb-login-key",
        provider: "Weights & Biases",
        title: "Weights & Biases API key that a program logs in with",
        literals: &["wandb.login("],
        pattern: r#"wandb\.login\((?:\w{1,16}=[^,()\n]{1,60},\s{0,20})?(?:key\s?=\s?)?["']([0-9a-f]{40})["']"#,
        edges: Edges::Open,
        verify: issued,
        revoke: Revoke { page: "https://wandb.ai/settings", command: "" },
        docs: WANDB,
        examples: &["wandb\\.login\\(key=\"[0-9a-f]{40}\"\\)", "wandb\\.login\\(relogin=True, key='[0-9a-f]{40}'\\)"],
        near_misses: &["wandb\\.login\\(key=KEY\\)", "wandb\\.login\\(key=\"[0-9a-f]{20}\"\\)"],
        ..AI
    },
    Rule {
        id: "openai-api-key",
        provider: "OpenAI",
        title: "OpenAI API key",
        literals: &["T3BlbkFJ"],
        reach: Reach::Around(140, 140),
        pattern: "sk-(?:proj-|svcacct-|admin-|None-)?[0-9A-Za-z_-]{16,110}T3BlbkFJ[0-9A-Za-z_-]{16,110}",
        verify: issued,
        revoke: Revoke { page: "https://platform.openai.com/api-keys", command: "" },
        docs: OPENAI,
        examples: &[
            "sk-[0-9A-Za-z]{20}T3BlbkFJ[0-9A-Za-z]{20}",
            concat!("OPENAI_API_KEY=", "sk-proj-[0-9A-Za-z_-]{74}T3BlbkFJ[0-9A-Za-z_-]{73}A"),
            "\"sk-svcacct-[0-9A-Za-z_-]{74}T3BlbkFJ[0-9A-Za-z_-]{73}A\"",
            "sk-admin-[0-9A-Za-z_-]{58}T3BlbkFJ[0-9A-Za-z_-]{57}A",
        ],
        near_misses: &[
            "sk-[0-9A-Za-z]{20}T4BlbkFJ[0-9A-Za-z]{20}",
            "sk-x{20}T3BlbkFJx{20}",
            "[0-9A-Za-z]{20}T3BlbkFJ[0-9A-Za-z]{20}",
        ],
        ..AI
    },
    Rule {
        id: "anthropic-api-key",
        provider: "Anthropic",
        title: "Anthropic API key",
        literals: &["sk-ant-api"],
        pattern: "sk-ant-api[0-9]{2}-[0-9A-Za-z_-]{80,120}",
        verify: anthropic,
        revoke: Revoke { page: ANTHROPIC_KEYS, command: "" },
        docs: ANTHROPIC,
        examples: &["sk-ant-api03-[0-9A-Za-z_-]{93}AA", "ANTHROPIC_API_KEY=sk-ant-api03-[0-9A-Za-z_-]{93}AA"],
        near_misses: &["sk-ant-api03-[0-9A-Za-z_]{20}", "sk-ant-api03-x{93}AA"],
        ..AI
    },
    Rule {
        id: "anthropic-admin-key",
        provider: "Anthropic",
        title: "Anthropic admin API key",
        literals: &["sk-ant-admin"],
        pattern: "sk-ant-admin[0-9]{2}-[0-9A-Za-z_-]{80,120}",
        verify: anthropic,
        revoke: Revoke { page: "https://console.anthropic.com/settings/admin-keys", command: "" },
        docs: "https://docs.anthropic.com/en/api/administration-api",
        examples: &["sk-ant-admin01-[0-9A-Za-z_-]{93}AA"],
        near_misses: &["sk-ant-admin01-[0-9A-Za-z_]{20}"],
        ..AI
    },
    Rule {
        id: "deepseek-api-key",
        provider: "DeepSeek",
        title: "DeepSeek API key, or one of a service with the same form",
        literals: &[
            "sk-0", "sk-1", "sk-2", "sk-3", "sk-4", "sk-5", "sk-6", "sk-7", "sk-8", "sk-9", "sk-a", "sk-b", "sk-c",
            "sk-d", "sk-e", "sk-f",
        ],
        pattern: "sk-[0-9a-f]{32}",
        verify: issued,
        revoke: Revoke { page: "https://platform.deepseek.com/api_keys", command: "" },
        docs: "https://api-docs.deepseek.com/",
        examples: &["sk-[0-9a-f]{32}", "DEEPSEEK_API_KEY=sk-[0-9a-f]{32}"],
        near_misses: &["task-[0-9a-f]{32}", "sk-0{32}", "sk-[0-9a-f]{22}"],
        ..AI
    },
    Rule {
        id: "elevenlabs-api-key",
        provider: "ElevenLabs",
        title: "ElevenLabs API key",
        literals: &[
            "sk_0", "sk_1", "sk_2", "sk_3", "sk_4", "sk_5", "sk_6", "sk_7", "sk_8", "sk_9", "sk_a", "sk_b", "sk_c",
            "sk_d", "sk_e", "sk_f",
        ],
        pattern: "sk_[0-9a-f]{48}",
        verify: issued,
        revoke: Revoke { page: "https://elevenlabs.io/app/settings/api-keys", command: "" },
        docs: "https://elevenlabs.io/docs/api-reference/authentication",
        examples: &["sk_[0-9a-f]{48}", "ELEVENLABS_API_KEY=sk_[0-9a-f]{48}"],
        near_misses: &["task_[0-9a-f]{48}", "sk_[0-9a-f]{32}"],
        ..AI
    },
    Rule {
        id: "firecrawl-api-key",
        provider: "Firecrawl",
        title: "Firecrawl API key",
        literals: &[
            "fc-0", "fc-1", "fc-2", "fc-3", "fc-4", "fc-5", "fc-6", "fc-7", "fc-8", "fc-9", "fc-a", "fc-b", "fc-c",
            "fc-d", "fc-e", "fc-f",
        ],
        pattern: "fc-[0-9a-f]{32}",
        verify: issued,
        revoke: Revoke { page: "https://www.firecrawl.dev/app/api-keys", command: "" },
        docs: "https://docs.firecrawl.dev/api-reference/introduction",
        examples: &["fc-[0-9a-f]{32}", "FirecrawlApp[(]api_key=\"fc-[0-9a-f]{32}\"[)]"],
        near_misses: &["rfc-[0-9a-f]{32}", "fc-[0-9a-f]{8}"],
        ..AI
    },
    Rule {
        id: "groq-api-key",
        provider: "Groq",
        title: "Groq API key",
        literals: &["gsk_"],
        pattern: "gsk_[0-9A-Za-z]{52}",
        verify: groq,
        revoke: Revoke { page: "https://console.groq.com/keys", command: "" },
        docs: "https://console.groq.com/docs/quickstart",
        examples: &["gsk_[0-9A-Za-z]{20}WGdyb3FY[0-9A-Za-z]{24}", "GROQ_API_KEY=gsk_[0-9A-Za-z]{52}"],
        near_misses: &["gsk_[0-9A-Za-z]{20}", "wordgsk_[0-9A-Za-z]{52}", "gsk_x{52}"],
        ..AI
    },
];

pub const TOKENS: &[Rule] = tokens! {
    "anthropic-oauth-access-token", "Anthropic", "Anthropic OAuth access token (Claude Code)", OauthToken, AiUsage, "sk-ant-oat01-", "[0-9A-Za-z_-]{80,120}", ANTHROPIC, ANTHROPIC_KEYS;
    "anthropic-oauth-refresh-token", "Anthropic", "Anthropic OAuth refresh token (Claude Code)", RefreshToken, AiUsage, "sk-ant-ort01-", "[0-9A-Za-z_-]{80,120}", ANTHROPIC, ANTHROPIC_KEYS;
    "anthropic-session-key", "Anthropic", "Claude session key", SessionToken, AiUsage, "sk-ant-sid0", "[0-9]-[0-9A-Za-z_-]{80,140}", ANTHROPIC, "https://claude.ai/settings/account";
    "huggingface-token", "Hugging Face", "Hugging Face user access token", AccessToken, AiUsage, "hf_", "[A-Za-z]{34}", "https://huggingface.co/docs/hub/security-tokens", "https://huggingface.co/settings/tokens";
    "huggingface-org-token", "Hugging Face", "Hugging Face organization token", AccessToken, AiUsage, "api_org_", "[A-Za-z]{34}", "https://huggingface.co/docs/hub/security-tokens", "https://huggingface.co/settings/tokens";
    "replicate-api-token", "Replicate", "Replicate API token", AccessToken, AiUsage, "r8_", "[0-9A-Za-z_-]{37}", "https://replicate.com/docs/topics/security/api-tokens", "https://replicate.com/account/api-tokens";
    "perplexity-api-key", "Perplexity", "Perplexity API key", ApiKey, AiUsage, "pplx-", "[0-9A-Za-z]{48}", "https://docs.perplexity.ai/getting-started/quickstart", "https://www.perplexity.ai/account/api/keys";
    "xai-api-key", "xAI", "xAI API key", ApiKey, AiUsage, "xai-", "[0-9A-Za-z_-]{70,100}", "https://docs.x.ai/docs/overview", "https://console.x.ai/";
    "openrouter-api-key", "OpenRouter", "OpenRouter API key", ApiKey, AiUsage, "sk-or-v1-", "[0-9a-f]{64}", "https://openrouter.ai/docs/api-reference/authentication", "https://openrouter.ai/settings/keys";
    "together-api-key", "Together AI", "Together AI API key", ApiKey, AiUsage, "tgp_v1_", "[0-9A-Za-z_-]{43}", "https://docs.together.ai/docs/quickstart", "https://api.together.ai/settings/api-keys";
    "cerebras-api-key", "Cerebras", "Cerebras API key", ApiKey, AiUsage, "csk-", "[0-9a-z]{48}", "https://inference-docs.cerebras.ai/quickstart", "https://cloud.cerebras.ai/";
    "nvidia-api-key", "NVIDIA", "NVIDIA API key", ApiKey, AiUsage, "nvapi-", "[0-9A-Za-z_-]{60,70}", "https://docs.nvidia.com/nim/", "https://build.nvidia.com/settings/api-keys";
    "tavily-api-key", "Tavily", "Tavily API key", ApiKey, AiUsage, "tvly-", "(?:dev-|prod-)?[0-9A-Za-z]{32}", "https://docs.tavily.com/documentation/quickstart", "https://app.tavily.com/home";
    "jina-api-key", "Jina AI", "Jina AI API key", ApiKey, AiUsage, "jina_", "[0-9A-Za-z_-]{60}", "https://jina.ai/embeddings/", "https://jina.ai/api-dashboard/key-manager";
    "minimax-api-key", "MiniMax", "MiniMax API key", ApiKey, AiUsage, "sk-api-", "[0-9A-Za-z_-]{80,130}", "https://platform.minimax.io/docs/api-reference/text-openai-api", "https://platform.minimax.io/user-center/basic-information/interface-key";
    "langsmith-pat", "LangSmith", "LangSmith personal access token", PersonalAccessToken, AiUsage, "lsv2_pt_", "[0-9A-Fa-f]{32}_[0-9A-Fa-f]{10}", LANGSMITH, LANGSMITH_KEYS;
    "langsmith-service-key", "LangSmith", "LangSmith service key", ApiKey, AiUsage, "lsv2_sk_", "[0-9A-Fa-f]{32}_[0-9A-Fa-f]{10}", LANGSMITH, LANGSMITH_KEYS;
    "langfuse-secret-key", "Langfuse", "Langfuse secret key", SecretKey, AiUsage, "sk-lf-", "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "https://langfuse.com/docs/api-and-data-platform/features/public-api", "https://cloud.langfuse.com/";
    "langfuse-public-key", "Langfuse", "Langfuse public key", ApiKey, AiUsage, "pk-lf-", "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "https://langfuse.com/docs/api-and-data-platform/features/public-api", "https://cloud.langfuse.com/" => public_half;
    "pinecone-api-key", "Pinecone", "Pinecone API key", ApiKey, Database, "pcsk_", "[0-9A-Za-z]{5,6}_[0-9A-Za-z]{60,70}", "https://docs.pinecone.io/guides/projects/manage-api-keys", "https://app.pinecone.io/";
    "wandb-api-key", "Weights & Biases", "Weights & Biases API key", ApiKey, AiUsage, "wandb_v1_", "[0-9A-Za-z_]{70,85}", WANDB, "https://wandb.ai/settings";
    "devin-personal-key", "Devin", "Devin personal API key", ApiKey, SourceCode, "apk_user_", "[0-9A-Za-z+/_-]{60,300}={0,2}", DEVIN, DEVIN_KEYS;
    "devin-service-key", "Devin", "Devin service API key", ApiKey, SourceCode, "apk_b3JnL", "[0-9A-Za-z+/_-]{60,300}={0,2}", DEVIN, DEVIN_KEYS;
    "devin-service-user-token", "Devin", "Devin service user token", AccessToken, SourceCode, "cog_", "[2-7a-z]{52}", DEVIN, DEVIN_KEYS;
    "runpod-api-key", "Runpod", "Runpod API key", ApiKey, AiUsage, "rpa_", "[0-9A-Z]{40}[0-9A-Za-z]{6}", "https://docs.runpod.io/get-started/api-keys", "https://console.runpod.io/user/settings";
    "llamacloud-api-key", "LlamaIndex", "LlamaCloud API key", ApiKey, AiUsage, "llx-", "[0-9A-Za-z]{44,52}", "https://docs.cloud.llamaindex.ai/api_key", "https://cloud.llamaindex.ai/";
    "helicone-api-key", "Helicone", "Helicone API key", ApiKey, AiUsage, "sk-helicone-", "[0-9a-z]{7}-[0-9a-z]{7}-[0-9a-z]{7}-[0-9a-z]{7}", "https://docs.helicone.ai/helicone-headers/helicone-auth", "https://us.helicone.ai/settings/api-keys";
    "anyscale-api-key", "Anyscale", "Anyscale API key", ApiKey, AiUsage, "esecret_", "[0-9a-z]{26}", "https://docs.anyscale.com/", "https://console.anyscale.com/";
    "e2b-api-key", "E2B", "E2B API key", ApiKey, AiUsage, "e2b_", "[0-9a-f]{40}", "https://e2b.dev/docs/api-key", "https://e2b.dev/dashboard?tab=keys";
    "friendli-token", "FriendliAI", "FriendliAI personal token", AccessToken, AiUsage, "flp_", "[0-9A-Za-z]{40,60}", "https://friendli.ai/docs/guides/personal_access_tokens", "https://friendli.ai/suite/setting/tokens";
    "browserbase-api-key", "Browserbase", "Browserbase API key", ApiKey, AiUsage, "bb_live_", "[0-9A-Za-z_-]{24,40}", "https://docs.browserbase.com/", "https://www.browserbase.com/settings";
    "luma-api-key", "Luma AI", "Luma AI API key", ApiKey, AiUsage, "luma-", "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "https://docs.lumalabs.ai/docs/api", "https://lumalabs.ai/dream-machine/api/keys";
    "cursor-api-key", "Cursor", "Cursor API key", ApiKey, SourceCode, "crsr_", "[0-9a-f]{64}", "https://cursor.com/docs/account/teams/admin-api", "https://cursor.com/dashboard";
    "voiceflow-dialog-key", "Voiceflow", "Voiceflow Dialog API key", ApiKey, AiUsage, "VF.DM." as "VF[.]DM[.]", "[0-9a-f]{24}[.][0-9A-Za-z]{16}", "https://docs.voiceflow.com/reference/authentication", "https://creator.voiceflow.com/";
    "voiceflow-workspace-key-old", "Voiceflow", "Voiceflow workspace API key (older form)", ApiKey, AiUsage, "VF." as "VF[.]", "[0-9a-f]{24}[.][0-9A-Za-z]{16}", "https://docs.voiceflow.com/reference/authentication", "https://creator.voiceflow.com/";
    "voiceflow-workspace-key", "Voiceflow", "Voiceflow workspace API key", ApiKey, AiUsage, "VF.WS." as "VF[.]WS[.]", "[0-9a-f]{24}[.][0-9A-Za-z]{16}", "https://docs.voiceflow.com/reference/authentication", "https://creator.voiceflow.com/";
    "dify-app-key", "Dify", "Dify dataset API key", ApiKey, AiUsage, "dataset-", "[0-9A-Za-z]{24}", "https://docs.dify.ai/en/guides/knowledge-base/knowledge-and-documents-maintenance/maintain-dataset-via-api", "https://cloud.dify.ai/";
    "kaggle-api-token", "Kaggle", "Kaggle API token", AccessToken, AiUsage, "KGAT_", "[0-9a-f]{32}", "https://www.kaggle.com/docs/api", "https://www.kaggle.com/settings";
    "mixedbread-api-key", "Mixedbread", "Mixedbread API key", ApiKey, AiUsage, "mxb_", "[0-9A-Za-z]{24,40}", "https://www.mixedbread.com/docs", "https://platform.mixedbread.com/";
    "hack-club-ai-key", "Hack Club AI", "Hack Club AI API key", ApiKey, AiUsage, "sk-hc-v1-", "[0-9a-f]{64}", "https://docs.ai.hackclub.com/", "https://ai.hackclub.com/";
    "gamma-api-key", "Gamma", "Gamma API key", ApiKey, AiUsage, "sk-gamma-", "[0-9A-Za-z]{36,48}", "https://developers.gamma.app/docs/getting-started", "https://gamma.app/settings/api-keys";
    "browser-use-api-key", "Browser Use", "Browser Use API key", ApiKey, AiUsage, "bu_", "[0-9A-Za-z_-]{43}", "https://docs.cloud.browser-use.com/", "https://cloud.browser-use.com/settings";
    "chutes-api-key", "Chutes", "Chutes API key", ApiKey, AiUsage, "cpk_", "[0-9a-f]{32}[.][0-9a-f]{32}[.][0-9A-Za-z]{32}", "https://chutes.ai/docs", "https://chutes.ai/app/api";
    "letta-api-key", "Letta", "Letta API key", ApiKey, AiUsage, "sk-let-", "[0-9A-Za-z+/]{60,140}={0,2}", "https://docs.letta.com/", "https://app.letta.com/api-keys";
    "chroma-api-key", "Chroma", "Chroma Cloud API key", ApiKey, Database, "ck-", "[1-9A-HJ-NP-Za-km-z]{43,44}", "https://docs.trychroma.com/cloud/getting-started", "https://www.trychroma.com/";
    "turbopuffer-api-key", "turbopuffer", "turbopuffer API key", ApiKey, Database, "tpuf_", "[0-9A-Za-z]{32}", "https://turbopuffer.com/docs/auth", "https://turbopuffer.com/dashboard";
    "supermemory-api-key", "Supermemory", "Supermemory API key", ApiKey, AiUsage, "sm_", "[0-9A-Za-z]{20,24}_[0-9A-Za-z]{50,120}", "https://supermemory.ai/docs", "https://console.supermemory.ai/";
    "hyperbrowser-api-key", "Hyperbrowser", "Hyperbrowser API key", ApiKey, AiUsage, "hb_", "[0-9a-f]{28,32}", "https://docs.hyperbrowser.ai/", "https://app.hyperbrowser.ai/settings";
    "amp-api-key", "Amp", "Amp access token", AccessToken, SourceCode, "sgamp_user_", "[0-9A-Z]{26}_[0-9a-f]{64}", "https://ampcode.com/manual", "https://ampcode.com/settings";
    "venice-api-key", "Venice", "Venice inference key", ApiKey, AiUsage, "VENICE_INFERENCE_KEY_", "[0-9A-Za-z_-]{36,44}", "https://docs.venice.ai/overview/getting-started", "https://venice.ai/settings/api";
    "daytona-api-key", "Daytona", "Daytona API key", ApiKey, CloudAccount, "dtn_", "[0-9a-f]{64}", "https://www.daytona.io/docs/en/api-keys/", "https://app.daytona.io/dashboard/keys";
    "agentmail-api-key", "AgentMail", "AgentMail API key", ApiKey, Mail, "am_", "(?:us_)?[0-9a-f]{64}", "https://docs.agentmail.to/", "https://console.agentmail.to/";
    "factory-api-key", "Factory", "Factory API key", ApiKey, SourceCode, "fk-", "[0-9A-Za-z]{16,32}-[0-9A-Za-z_-]{32,60}", "https://docs.factory.ai/cli", "https://app.factory.ai/settings/api-keys";
    "qianfan-api-key", "Baidu Qianfan", "Baidu Qianfan API key", ApiKey, AiUsage, "bce-v3/ALTAK-", "[0-9A-Za-z]{21}/[0-9a-f]{40}", "https://cloud.baidu.com/doc/WENXINWORKSHOP/", "https://console.bce.baidu.com/iam/#/iam/apikey/list";
    "lambda-api-key", "Lambda", "Lambda Cloud API key", ApiKey, CloudAccount, "secret_", "[0-9A-Za-z-]{1,40}_[0-9a-f]{32}[.][0-9A-Za-z]{32}", "https://docs.lambda.ai/public-cloud/cloud-api/", "https://cloud.lambda.ai/api-keys";
    "e2b-access-token", "E2B", "E2B access token", AccessToken, AiUsage, "sk_e2b_", "[0-9a-f]{32}(?:[0-9a-f]{8})?", "https://e2b.dev/docs/cli/auth", "https://e2b.dev/dashboard";
    "steel-api-key", "Steel", "Steel API key", ApiKey, AiUsage, "ste-", "[0-9A-Za-z]{60,120}", "https://docs.steel.dev/", "https://app.steel.dev/settings/api-keys";
    "context7-api-key", "Context7", "Context7 API key", ApiKey, AiUsage, "ctx7sk-", "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "https://context7.com/docs", "https://context7.com/dashboard";
};

const KEY: Rule = Rule { risk: Risk::AiUsage, ..NAMED };

pub const NAMED_RULES: &[Rule] = named! { KEY;
    "mistral-api-key", "Mistral AI", "Mistral AI API key", ["mistral", "codestral"], "[0-9A-Za-z]{32}", "https://docs.mistral.ai/getting-started/quickstart/";
    "cohere-api-key", "Cohere", "Cohere API key", ["cohere", "co_api_key"], "[0-9A-Za-z]{40}", "https://docs.cohere.com/reference/about";
    "stability-api-key", "Stability AI", "Stability AI API key", ["stability", "dreamstudio"], "sk-[0-9A-Za-z]{48}", "https://platform.stability.ai/docs/api-reference";
    "moonshot-api-key", "Moonshot AI", "Moonshot AI (Kimi) API key", ["moonshot", "kimi"], "sk-[0-9A-Za-z]{48}", "https://platform.moonshot.ai/docs/";
    "siliconflow-api-key", "SiliconFlow", "SiliconFlow API key", ["siliconflow", "siliconcloud"], "sk-[0-9a-z]{48}", "https://docs.siliconflow.com/";
    "openai-api-key-old", "OpenAI", "OpenAI API key (unmarked form)", ["openai"], "sk-(?:proj-)?[0-9A-Za-z_-]{32,160}", "https://platform.openai.com/docs/api-reference/authentication";
    "openai-compatible-key", "OpenAI-compatible", "API key of an OpenAI-compatible service", ["qwen", "dashscope", "one-api", "oneapi", "newapi", "aihubmix", "litellm", "llm_api", "llm_key"], "sk-[0-9A-Za-z_-]{20,64}", "https://platform.openai.com/docs/api-reference/authentication";
    "fireworks-api-key", "Fireworks AI", "Fireworks AI API key", ["fireworks"], "fw_[0-9A-Za-z]{20,30}", "https://docs.fireworks.ai/getting-started/quickstart";
    "together-api-key-old", "Together AI", "Together AI API key (older form)", ["togetherai", "together_ai", "together_api", "together"], "[0-9a-f]{64}", "https://docs.together.ai/docs/quickstart";
    "elevenlabs-api-key-old", "ElevenLabs", "ElevenLabs API key (older form)", ["elevenlabs", "xi-api-key", "xi_api_key", "eleven_"], "[0-9a-f]{32}", "https://elevenlabs.io/docs/api-reference/authentication";
    "wandb-api-key-old", "Weights & Biases", "Weights & Biases API key (older form)", ["wandb", "weightsandbiases", "weights_and_biases"], "[0-9a-f]{40}", "https://docs.wandb.ai/guides/models/track/public-api-guide/";
    "pinecone-api-key-old", "Pinecone", "Pinecone API key (older form)", ["pinecone"], "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "https://docs.pinecone.io/guides/projects/manage-api-keys";
    "assemblyai-api-key", "AssemblyAI", "AssemblyAI API key", ["assemblyai", "assembly_ai", "assembly-ai"], "[0-9a-z]{32}", "https://www.assemblyai.com/docs/";
    "deepgram-api-key", "Deepgram", "Deepgram API key", ["deepgram"], "[0-9a-f]{40}", "https://developers.deepgram.com/docs/create-additional-api-keys";
    "deepai-api-key", "DeepAI", "DeepAI API key", ["deepai"], "(?:[0-9a-z]{36}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})", "https://deepai.org/docs";
    "cursor-api-key-old", "Cursor", "Cursor API key", ["cursor"], "key_[0-9a-f]{64}", "https://cursor.com/docs/account/teams/admin-api";
    "runway-api-key", "Runway", "Runway API key", ["runway"], "key_[0-9a-f]{128}", "https://docs.dev.runwayml.com/guides/using-the-api/";
    "ollama-api-key", "Ollama", "Ollama API key", ["ollama"], "[0-9a-f]{32}[.][0-9A-Za-z_-]{24}", "https://docs.ollama.com/cloud";
    "zhipu-api-key", "Zhipu AI", "Zhipu AI (BigModel) API key", ["zhipu", "bigmodel", "glm_", "z.ai", "zai_"], "[0-9a-f]{32}[.][0-9A-Za-z]{16}", "https://docs.z.ai/";
    "upstage-api-key", "Upstage", "Upstage API key", ["upstage"], "(?:up_)?[0-9A-Za-z]{28,40}", "https://console.upstage.ai/docs/getting-started";
    "privateai-api-key", "Private AI", "Private AI API key", ["privateai", "private_ai", "private-ai"], "[0-9a-z]{32}", "https://docs.private-ai.com/";
    "ai21-api-key", "AI21 Labs", "AI21 Labs API key", ["ai21"], "(?:[0-9A-Za-z]{32}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})", "https://docs.ai21.com/reference/api-key";
    "nlpcloud-token", "NLP Cloud", "NLP Cloud API token", ["nlpcloud", "nlp_cloud"], "[0-9a-f]{40}", "https://docs.nlpcloud.com/";
    "monkeylearn-api-key", "MonkeyLearn", "MonkeyLearn API key", ["monkeylearn"], "[0-9a-f]{40}", "https://monkeylearn.com/api/v3/";
    "sigopt-api-token", "SigOpt", "SigOpt API token", ["sigopt"], "[0-9A-Z]{48}", "https://docs.sigopt.com/";
    "clarifai-pat", "Clarifai", "Clarifai personal access token", ["clarifai"], "[0-9a-f]{32}", "https://docs.clarifai.com/clarifai-basics/authentication/personal-access-tokens/";
    "roboflow-api-key", "Roboflow", "Roboflow API key", ["roboflow"], "[0-9A-Za-z]{20}", "https://docs.roboflow.com/developer/authentication/find-your-roboflow-api-key";
    "baseten-api-key", "Baseten", "Baseten API key", ["baseten"], "[0-9A-Za-z]{8}[.][0-9A-Za-z]{32}", "https://docs.baseten.co/organization/api-keys";
    "modal-token", "Modal", "Modal token secret", ["modal_token", "modal-token", "modaltoken"], "a[ks]-[0-9A-Za-z]{22}", "https://modal.com/docs/reference/modal.config";
    "fal-api-key", "fal", "fal API key", ["fal_key", "fal_api", "fal.ai", "fal-key"], "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}:[0-9a-f]{32}", "https://docs.fal.ai/authentication/key-based/";
    "exa-api-key", "Exa", "Exa API key", ["exa_api", "exa-api", "exa_key"], "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "https://docs.exa.ai/reference/getting-started";
    "sambanova-api-key", "SambaNova", "SambaNova API key", ["sambanova"], "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "https://docs.sambanova.ai/cloud/docs/get-started/overview";
    "serper-api-key", "Serper", "Serper API key", ["serper"], "[0-9a-f]{40}", "https://serper.dev/";
    "serpapi-api-key", "SerpApi", "SerpApi API key", ["serpapi", "serp_api"], "[0-9a-f]{64}", "https://serpapi.com/search-api";
    "searchapi-key", "SearchApi", "SearchApi API key", ["searchapi"], "[0-9A-Za-z]{24}", "https://www.searchapi.io/docs/google";
    "brave-search-key", "Brave", "Brave Search API key", ["brave_", "x-subscription-token", "bravesearch"], "BSA[0-9A-Za-z_-]{28}", "https://api-dashboard.search.brave.com/app/documentation";
    "unstructured-api-key", "Unstructured", "Unstructured API key", ["unstructured"], "[0-9A-Za-z]{30}", "https://docs.unstructured.io/";
    "portkey-api-key", "Portkey", "Portkey API key", ["portkey"], "[0-9A-Za-z+/]{27,28}=?", "https://portkey.ai/docs/api-reference/admin-api/introduction";
    "comet-api-key", "Comet", "Comet API key", ["comet_", "comet_ml", "comet-ml", "opik"], "[0-9A-Za-z]{25}", "https://www.comet.com/docs/v2/guides/getting-started/quickstart/";
    "wit-ai-token", "Wit.ai", "Wit.ai server access token", ["wit_ai", "witai", "wit.ai", "wit_token"], "[0-9A-Z]{32}", "https://wit.ai/docs/http/";
    "heygen-api-key", "HeyGen", "HeyGen API key", ["heygen"], "[0-9A-Za-z+/]{48,80}={0,2}", "https://docs.heygen.com/reference/authentication";
    "leonardo-api-key", "Leonardo.Ai", "Leonardo.Ai API key", ["leonardo"], "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "https://docs.leonardo.ai/docs/create-your-api-key";
    "speechmatics-api-key", "Speechmatics", "Speechmatics API key", ["speechmatics"], "[0-9A-Za-z]{32}", "https://docs.speechmatics.com/";
    "gladia-api-key", "Gladia", "Gladia API key", ["gladia"], "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "https://docs.gladia.io/";
    "retell-api-key", "Retell AI", "Retell AI API key", ["retell"], "key_[0-9a-f]{28}", "https://docs.retellai.com/accounts/api-keys-overview";
    "vapi-api-key", "Vapi", "Vapi API key", ["vapi_", "vapi-"], "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "https://docs.vapi.ai/quickstart/introduction";
    "novita-api-key", "Novita AI", "Novita AI API key", ["novita"], "sk_[0-9A-Za-z_-]{43}", "https://novita.ai/docs/guides/quickstart";
    "bfl-api-key", "Black Forest Labs", "Black Forest Labs API key", ["bfl_api", "bfl_key", "blackforest"], "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "https://docs.bfl.ai/";
    "composio-api-key", "Composio", "Composio API key", ["composio"], "(?:ak_)?[0-9A-Za-z_-]{20,24}", "https://docs.composio.dev/";
    "dify-key", "Dify", "Dify app API key", ["dify"], "app-[0-9A-Za-z]{24}", "https://docs.dify.ai/en/guides/application-publishing/developing-with-apis";
    "speechify-api-key", "Speechify", "Speechify API key", ["speechify"], "[0-9A-Za-z_=-]{44}", "https://docs.sws.speechify.com/";
    "faceplusplus-secret", "Face++", "Face++ API secret", ["faceplusplus", "face++"], "[0-9A-Za-z_-]{32}", "https://console.faceplusplus.com/documents/5671789";
    "dandelion-token", "Dandelion", "Dandelion API token", ["dandelion"], "[0-9a-z]{32}", "https://dandelion.eu/docs/";
    "hive-api-key", "Hive", "Hive AI API key", ["hive_api", "hive_token", "hive_secret", "hive_key", "thehive.ai"], "[0-9A-Za-z]{17,32}", "https://docs.thehive.ai/";
    "predibase-api-token", "Predibase", "Predibase API token", ["predibase"], "pb_[0-9A-Za-z_-]{22}", "https://docs.predibase.com/";
    "nomic-api-key", "Nomic", "Nomic API key", ["nomic"], "nk-[0-9A-Za-z_-]{43}", "https://docs.nomic.ai/";
    "voyage-api-key", "Voyage AI", "Voyage AI API key", ["voyage"], "pa-[0-9A-Za-z_-]{43}", "https://docs.voyageai.com/docs/api-key-and-installation";
    "mem0-api-key", "Mem0", "Mem0 API key", ["mem0"], "m0-[0-9A-Za-z]{40}", "https://docs.mem0.ai/platform/quickstart";
    "skybiometry-secret", "SkyBiometry", "SkyBiometry API secret", ["skybiometry"], "[0-9a-z]{25,26}", "https://skybiometry.com/documentation/";
};

/// Keys too long for the usual reach.
const LONG: Rule = Rule { reach: Reach::After(1600), ..KEY };

pub const LONG_RULES: &[Rule] = named! { LONG;
    "edenai-token", "Eden AI", "Eden AI API token", ["edenai", "eden_ai"], "[0-9A-Za-z]{36}[.][0-9A-Za-z]{92}[.][0-9A-Za-z_]{43}", "https://docs.edenai.co/";
    "voicegain-token", "Voicegain", "Voicegain JWT", ["voicegain"], "ey[0-9A-Za-z_-]{34}[.]ey[0-9A-Za-z_-]{108}[.][0-9A-Za-z_-]{43}", "https://www.voicegain.ai/api";
    "minimax-api-key-old", "MiniMax", "MiniMax API key (older form)", ["minimax"], "eyJ[0-9A-Za-z_-]{20,80}[.]eyJ[0-9A-Za-z_-]{60,500}[.][0-9A-Za-z_-]{80,400}", "https://platform.minimax.io/docs/";
    "labelbox-api-key", "Labelbox", "Labelbox API key", ["labelbox"], "eyJ[0-9A-Za-z_-]{20,80}[.]eyJ[0-9A-Za-z_-]{60,300}[.][0-9A-Za-z_-]{43}", "https://docs.labelbox.com/reference/create-api-key";
};

/// Real keys end in `AA`: the bits that the encoding leaves over.
fn anthropic(candidate: &Candidate<'_>) -> Verdict {
    let key = candidate.value();
    if made_up(key) {
        Verdict::Dismiss
    } else if key.ends_with(b"AA") {
        Verdict::block(Proof::Pattern)
    } else {
        Verdict::warn(Proof::Pattern)
    }
}

/// Most keys hold the base64 of their maker's name.
fn groq(candidate: &Candidate<'_>) -> Verdict {
    let key = candidate.value();
    if made_up(key) {
        Verdict::Dismiss
    } else if memchr::memmem::find(key, b"WGdyb3FY").is_some() {
        Verdict::block(Proof::Structure)
    } else {
        Verdict::block(Proof::Pattern)
    }
}
