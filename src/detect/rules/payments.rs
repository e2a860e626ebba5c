/*! Payments, banking and shops: credentials that move money. */

use super::named::{NAMED, named};
use super::shape;
use super::shaped::shaped;
use crate::detect::Candidate;
use crate::detect::rule::{DEFAULTS, Risk, Rule, Verdict};

const LIVE: Rule = Rule { verify: shape::issued, risk: Risk::Payments, ..DEFAULTS };
const TEST: Rule = Rule { verify: shape::test_mode, ..LIVE };
const BY_NAME: Rule = Rule { risk: Risk::Payments, ..NAMED };

pub const RULES: &[Rule] = shaped! { LIVE;
    "stripe-secret-key", "Stripe", "Stripe secret key, live mode (Paystack, PAY.JP and others use the same prefix)", SecretKey, ["sk_live_"],
        "sk_live_[A-Za-z0-9]{14,247}", "sk_live_[A-Za-z0-9]{6}", "https://dashboard.stripe.com/apikeys", "https://docs.stripe.com/keys";
    "stripe-restricted-key", "Stripe", "Stripe restricted key, live mode", SecretKey, ["rk_live_"],
        "rk_live_[A-Za-z0-9]{14,247}", "rk_live_[A-Za-z0-9]{6}", "https://dashboard.stripe.com/apikeys", "https://docs.stripe.com/keys";
    "stripe-organization-key", "Stripe", "Stripe organization key, live mode", SecretKey, ["sk_org_live_"],
        "sk_org_live_[A-Za-z0-9]{14,247}", "sk_org_live_[A-Za-z0-9]{6}", "https://dashboard.stripe.com/apikeys", "https://docs.stripe.com/keys";
    "stripe-webhook-secret", "Stripe", "webhook signing secret (Stripe, Svix)", SigningSecret, ["whsec_"],
        "whsec_[A-Za-z0-9+/]{32,64}", "whsec_[A-Za-z0-9]{10}", "https://docs.stripe.com/webhooks#roll-endpoint-secrets", "https://docs.stripe.com/webhooks/signature";
    "square-access-token", "Square", "Square access token", AccessToken, ["sq0atp-"],
        "sq0atp-[A-Za-z0-9_-]{22}", "sq0atp-[A-Za-z0-9]{10}", "https://developer.squareup.com/docs/build-basics/access-tokens";
    "square-oauth-secret", "Square", "Square OAuth application secret", ClientSecret, ["sq0csp-"],
        "sq0csp-[A-Za-z0-9_-]{43}", "sq0csp-[A-Za-z0-9]{20}", "https://developer.squareup.com/docs/oauth-api/overview";
    "square-personal-access-token", "Square", "Square personal access token", PersonalAccessToken, ["EAAAE", "EAAAF", "EAAAl"],
        "EAAA[EFl][A-Za-z0-9_-]{59}", "EAAAE[A-Za-z0-9_-]{30}", "https://developer.squareup.com/docs/build-basics/access-tokens";
    "paypal-access-token", "PayPal", "PayPal REST access token", AccessToken, ["A21AA"],
        "A21AA[A-Za-z0-9_-]{80,100}", "A21AA[A-Za-z0-9]{20}", "https://developer.paypal.com/api/rest/authentication/";
    "braintree-access-token", "Braintree", "Braintree access token, production", AccessToken, ["access_token$production$"],
        r"access_token\$production\$[0-9a-z]{16}\$[0-9a-f]{32}", r"access_token\$production\$[0-9a-z]{8}", "https://developer.paypal.com/braintree/docs/guides/authorization/access-token";
    "plaid-access-token", "Plaid", "Plaid access token, production", AccessToken, ["access-production-"],
        "access-production-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "access-production-[0-9a-f]{8}", "https://plaid.com/docs/api/items/#itemremove", "https://plaid.com/docs/api/tokens/";
    "paddle-api-key", "Paddle", "Paddle API key, live", ApiKey, ["pdl_live_apikey_"],
        "pdl_live_apikey_[a-z0-9]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3}", "pdl_live_apikey_[a-z0-9]{20}", "https://developer.paddle.com/api-reference/about/api-keys";
    "paddle-webhook-secret", "Paddle", "Paddle webhook secret", SigningSecret, ["pdl_ntfset_"],
        "pdl_ntfset_[a-z0-9]{26}_[A-Za-z0-9+/]{32}", "pdl_ntfset_[a-z0-9]{10}", "https://developer.paddle.com/webhooks/signature-verification";
    "flutterwave-secret-key", "Flutterwave", "Flutterwave secret key, live", SecretKey, ["FLWSECK-", "FLWSECK_PROD-"],
        "FLWSECK(?:_PROD)?-[0-9a-zA-Z]{12,64}(?:-[0-9a-z]{6,20}vt)?-X", "FLWSECK-[0-9a-z]{5}", "https://developer.flutterwave.com/docs/authentication";
    "shopify-access-token", "Shopify", "Shopify admin API access token", AccessToken, ["shpat_", "shpca_", "shppa_", "shpua_"],
        "shp(?:at|ca|pa|ua)_[0-9a-fA-F]{32}", "shpat_[0-9a-f]{20}", "https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/generate-app-access-tokens-admin", "https://shopify.dev/changelog/length-of-the-shopify-access-token-is-increasing";
    "shopify-shared-secret", "Shopify", "Shopify app shared secret", ClientSecret, ["shpss_"],
        "shpss_[0-9a-fA-F]{32}", "shpss_[0-9a-f]{20}", "https://shopify.dev/docs/apps/build/authentication-authorization/client-secrets";
    "mercado-pago-access-token", "Mercado Pago", "Mercado Pago access token", AccessToken, ["APP_USR-"],
        "APP_USR-[0-9]{10,20}-[0-9]{6}-[0-9a-f]{32}-[0-9]{6,12}", "APP_USR-[0-9]{16}", "https://www.mercadopago.com.br/developers/en/docs/your-integrations/credentials";
    "xendit-secret-key", "Xendit", "Xendit secret key, live", SecretKey, ["xnd_production_"],
        "xnd_production_[A-Za-z0-9]{32,100}", "xnd_production_[a-z]{6}", "https://docs.xendit.co/docs/api-keys";
    "asaas-api-key", "Asaas", "Asaas API key", ApiKey, ["$aact_prod_"],
        r"\$aact_prod_[A-Za-z0-9+/:]{60,200}", r"\$aact_prod_[a-z]{6}", "https://docs.asaas.com/docs/authentication-2";
    "omise-secret-key", "Omise", "Omise (Opn Payments) secret key", SecretKey, ["skey_"],
        "skey_(?:live_)?[a-z0-9]{18,24}", "skey_[a-z]{6}", "https://docs.omise.co/api-authentication";
    "klarna-api-key", "Klarna", "Klarna API key, live", ApiKey, ["klarna_live_api_"],
        "klarna_live_api_[A-Za-z0-9+/]{40,200}", "klarna_live_api_[a-z]{6}", "https://docs.klarna.com/api/authentication/";
    "sumup-secret-key", "SumUp", "SumUp secret key", SecretKey, ["sup_sk_"],
        "sup_sk_[A-Za-z0-9]{24,64}", "sup_sk_[a-z]{6}", "https://developer.sumup.com/tools/authorization/api-keys/";
    "rainforest-pay-api-key", "Rainforest Pay", "Rainforest Pay API key", ApiKey, ["apikey_"],
        "apikey_[0-9a-f]{64}", "apikey_[0-9a-f]{20}", "https://docs.rainforestpay.com/docs/api-keys";
    "pagarme-api-key", "Pagar.me", "Pagar.me API key, live", ApiKey, ["ak_live_"],
        "ak_live_[A-Za-z0-9]{20,60}", "ak_live_[a-z]{6}", "https://docs.pagar.me/docs/overview-principal";
    "easypost-api-key", "EasyPost", "EasyPost API key, production", ApiKey, ["EZAK"],
        "EZAK[A-Za-z0-9]{54}", "EZAK[A-Za-z0-9]{30}", "https://docs.easypost.com/docs/authentication";
    "shippo-api-token", "Shippo", "Shippo API token, live", ApiKey, ["shippo_live_"],
        "shippo_live_[0-9a-fA-F]{40}", "shippo_live_[0-9a-f]{20}", "https://docs.goshippo.com/docs/guides_general/authentication/";
    "duffel-api-token", "Duffel", "Duffel API token, live", ApiKey, ["duffel_live_"],
        "duffel_live_[A-Za-z0-9_=-]{42,44}", "duffel_live_[a-z]{6}", "https://duffel.com/docs/api/overview/authentication";
    "highnote-secret-key", "Highnote", "Highnote secret key, live", SecretKey, ["sk_live_"],
        "sk_live_[A-Za-z0-9]{1,40}[+/][A-Za-z0-9+/]{30,150}", "sk_live_[A-Za-z0-9]{3}", "https://docs.highnote.com/docs/developers/api-keys";
    "apideck-api-key", "Apideck", "Apideck API key", ApiKey, ["sk_live_"],
        "sk_live_[A-Za-z0-9]{20,80}-[A-Za-z0-9-]{8,80}", "sk_live_[A-Za-z0-9]{3}", "https://developers.apideck.com/get-started";
    "ebay-client-secret", "eBay", "eBay client secret, production", ClientSecret, ["PRD-"],
        "PRD-[0-9a-f]{8,12}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4,12}", "PRD-[0-9a-f]{6}", "https://developer.ebay.com/api-docs/static/oauth-credentials.html";
};

pub const MIDTRANS: &[Rule] = shaped! { Rule { verify: midtrans, ..LIVE };
    "midtrans-server-key", "Midtrans", "Midtrans server key", SecretKey, ["Mid-server-"],
        "Mid-server-[A-Za-z0-9_-]{20,40}", "Mid-server-[a-z]{6}", "https://docs.midtrans.com/docs/access-keys";
};

pub const TEST_MODE: &[Rule] = shaped! { TEST;
    "stripe-secret-key-test", "Stripe", "Stripe secret key, test mode", SecretKey, ["sk_test_"],
        "sk_test_[A-Za-z0-9]{10,247}", "sk_test_[A-Za-z0-9]{6}", "https://dashboard.stripe.com/test/apikeys", "https://docs.stripe.com/keys";
    "stripe-restricted-key-test", "Stripe", "Stripe restricted key, test mode", SecretKey, ["rk_test_"],
        "rk_test_[A-Za-z0-9]{10,247}", "rk_test_[A-Za-z0-9]{6}", "https://dashboard.stripe.com/test/apikeys", "https://docs.stripe.com/keys";
    "square-oauth-secret-sandbox", "Square", "Square OAuth application secret, sandbox", ClientSecret, ["sandbox-sq0csb-"],
        "sandbox-sq0csb-[A-Za-z0-9_-]{22,60}", "sandbox-sq0csb-[A-Za-z0-9]{10}", "https://developer.squareup.com/docs/devtools/sandbox/overview";
    "braintree-access-token-sandbox", "Braintree", "Braintree access token, sandbox", AccessToken, ["access_token$sandbox$"],
        r"access_token\$sandbox\$[0-9a-z]{16}\$[0-9a-f]{32}", r"access_token\$sandbox\$[0-9a-z]{8}", "https://developer.paypal.com/braintree/docs/guides/authorization/access-token";
    "plaid-access-token-sandbox", "Plaid", "Plaid access token, sandbox or development", AccessToken, ["access-sandbox-", "access-development-"],
        "access-(?:sandbox|development)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "access-sandbox-[0-9a-f]{8}", "https://plaid.com/docs/sandbox/";
    "paddle-api-key-sandbox", "Paddle", "Paddle API key, sandbox", ApiKey, ["pdl_sdbx_apikey_"],
        "pdl_sdbx_apikey_[a-z0-9]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3}", "pdl_sdbx_apikey_[a-z0-9]{20}", "https://developer.paddle.com/api-reference/about/api-keys";
    "flutterwave-secret-key-test", "Flutterwave", "Flutterwave secret or encryption key, test mode", SecretKey, ["FLWSECK_TEST-"],
        "FLWSECK_TEST-[0-9a-zA-Z]{12,64}(?:-X)?", "FLWSECK_TEST-[0-9a-f]{6}", "https://developer.flutterwave.com/docs/authentication";
    "midtrans-server-key-sandbox", "Midtrans", "Midtrans server key, sandbox", SecretKey, ["SB-Mid-server-"],
        "SB-Mid-server-[A-Za-z0-9_-]{20,40}", "SB-Mid-server-[a-z]{6}", "https://docs.midtrans.com/docs/access-keys";
    "xendit-secret-key-test", "Xendit", "Xendit secret key, test mode", SecretKey, ["xnd_development_"],
        "xnd_development_[A-Za-z0-9]{32,100}", "xnd_development_[a-z]{6}", "https://docs.xendit.co/docs/api-keys";
    "omise-secret-key-test", "Omise", "Omise (Opn Payments) secret key, test mode", SecretKey, ["skey_test_"],
        "skey_test_[a-z0-9]{18,24}", "skey_test_[a-z]{6}", "https://docs.omise.co/api-authentication";
    "easypost-api-key-test", "EasyPost", "EasyPost API key, test mode", ApiKey, ["EZTK"],
        "EZTK[A-Za-z0-9]{54}", "EZTK[A-Za-z0-9]{30}", "https://docs.easypost.com/docs/authentication";
    "shippo-api-token-test", "Shippo", "Shippo API token, test mode", ApiKey, ["shippo_test_"],
        "shippo_test_[0-9a-fA-F]{40}", "shippo_test_[0-9a-f]{20}", "https://docs.goshippo.com/docs/guides_general/authentication/";
    "duffel-api-token-test", "Duffel", "Duffel API token, test mode", ApiKey, ["duffel_test_"],
        "duffel_test_[A-Za-z0-9_=-]{42,44}", "duffel_test_[a-z]{6}", "https://duffel.com/docs/api/overview/authentication";
    "klarna-api-key-test", "Klarna", "Klarna API key, test mode", ApiKey, ["klarna_test_api_"],
        "klarna_test_api_[A-Za-z0-9+/]{40,200}", "klarna_test_api_[a-z]{6}", "https://docs.klarna.com/api/authentication/";
    "ebay-client-secret-sandbox", "eBay", "eBay client secret, sandbox", ClientSecret, ["SBX-"],
        "SBX-[0-9a-f]{8,12}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4,12}", "SBX-[0-9a-f]{6}", "https://developer.ebay.com/api-docs/static/oauth-credentials.html";
};

/// The key id is shown to every customer's browser; with the secret beside it it is a pair.
pub const PUBLIC_HALVES: &[Rule] = shaped! { Rule { verify: shape::public_half, ..LIVE };
    "square-application-id", "Square", "Square application id", AccessKeyId, ["sq0i"],
        "sq0i[a-z]{2}-[A-Za-z0-9_-]{22}", "sq0idp-[A-Za-z0-9]{10}", "https://developer.squareup.com/docs/build-basics/access-tokens";
    "razorpay-key-id", "Razorpay", "Razorpay key id, live", AccessKeyId, ["rzp_live_"],
        "rzp_live_[A-Za-z0-9]{14}", "rzp_live_[A-Za-z0-9]{6}", "https://razorpay.com/docs/payments/dashboard/account-settings/api-keys/";
};

pub const NAMED_KEYS: &[Rule] = named! { BY_NAME;
    "paypal-client-secret", "PayPal", "PayPal client secret", ["paypal"], "E[A-Za-z0-9_-]{79}", "https://developer.paypal.com/api/rest/#link-getcredentials";
    "square-token-by-name", "Square", "Square access token (older)", ["square"], "EAAA[A-Za-z0-9_=+-]{22,70}", "https://developer.squareup.com/docs/build-basics/access-tokens";
    "adyen-api-key", "Adyen", "Adyen API key", ["adyen"], "AQE[A-Za-z0-9+/]{60,160}", "https://docs.adyen.com/development-resources/api-credentials/";
    "razorpay-key-secret", "Razorpay", "Razorpay key secret", ["razorpay", "rzp_"], "[A-Za-z0-9]{24}", "https://razorpay.com/docs/payments/dashboard/account-settings/api-keys/";
    "mollie-api-key", "Mollie", "Mollie API key", ["mollie"], "(?:live|test|access)_[A-Za-z0-9]{30,60}", "https://docs.mollie.com/reference/authentication";
    "plaid-secret", "Plaid", "Plaid client id or secret", ["plaid"], "[0-9a-z]{24,30}", "https://plaid.com/docs/quickstart/glossary/#api-key";
    "paystack-secret-key", "Paystack", "Paystack secret key", ["paystack"], "sk_(?:live|test)_[0-9a-f]{40}", "https://paystack.com/docs/api/authentication/";
    "coinbase-api-key", "Coinbase", "Coinbase API key or secret", ["coinbase"], "[A-Za-z0-9_-]{16,88}", "https://docs.cdp.coinbase.com/get-started/authentication/cdp-api-keys";
    "wise-api-token", "Wise", "Wise API token", ["transferwise", "wise_api", "wise_token", "wiseapi"], "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "https://docs.wise.com/guides/developer/auth-and-security";
    "gocardless-access-token", "GoCardless", "GoCardless access token", ["gocardless"], "(?:live|sandbox)_[A-Za-z0-9_-]{40}", "https://developer.gocardless.com/api-reference/#making-requests-authentication";
    "dwolla-key", "Dwolla", "Dwolla key or secret", ["dwolla"], "[A-Za-z0-9]{50}", "https://developers.dwolla.com/docs/auth";
    "checkout-com-secret-key", "Checkout.com", "Checkout.com secret key", ["checkout_com", "checkout.com", "cko_"], "sk_(?:sbox_|test_)?[a-z0-9]{8,40}[a-z0-9*#$=-]{0,40}", "https://www.checkout.com/docs/developer-resources/api/manage-api-keys";
    "chargebee-api-key", "Chargebee", "Chargebee API key", ["chargebee"], "(?:live|test)_[A-Za-z0-9]{20,80}", "https://www.chargebee.com/docs/2.0/api_keys.html";
    "recurly-api-key", "Recurly", "Recurly private API key", ["recurly"], "[0-9a-z]{32}", "https://docs.recurly.com/docs/api-keys";
    "lob-api-key", "Lob", "Lob API key", ["lob_", "lobtoken", "lob-", "lob.com", "lobapi", "lobkey"], "(?:live|test)_(?:pub_)?[0-9a-f]{31,35}", "https://help.lob.com/account-management/api-keys";
    "paymongo-secret-key", "PayMongo", "PayMongo secret key", ["paymongo"], "(?:sk_(?:live|test)_)?[A-Za-z0-9]{24,32}", "https://developers.paymongo.com/docs/authentication";
    "instamojo-client-secret", "Instamojo", "Instamojo client id or secret", ["instamojo"], "[A-Za-z0-9]{40,128}", "https://docs.instamojo.com/reference/api-key-and-token";
    "freemius-secret-key", "Freemius", "Freemius secret key", ["freemius"], "sk_[A-Za-z0-9@#%&*()_+.]{28}[A-Za-z0-9]", "https://freemius.com/help/documentation/wordpress-sdk/integrating-freemius-sdk/";
    "authorize-net-key", "Authorize.Net", "Authorize.Net transaction key", ["authorizenet", "authorize_net", "authorize.net", "authnet"], "[A-Za-z0-9]{16}", "https://developer.authorize.net/api/reference/index.html#authentication";
    "wepay-token", "WePay", "WePay access token", ["wepay"], "(?:PRODUCTION|STAGE)_[0-9a-f]{64}", "https://dev.wepay.com/";
    "bitpay-token", "BitPay", "BitPay token", ["bitpay"], "[A-Za-z0-9]{43,44}", "https://developer.bitpay.com/reference/authentication";
    "finicity-key", "Finicity", "Finicity key or secret", ["finicity"], "[0-9a-zA-Z]{20,32}", "https://developer.mastercard.com/open-finance-us/documentation/access-and-config/";
    "payjp-secret-key", "PAY.JP", "PAY.JP or KOMOJU secret key", ["payjp", "pay_jp", "komoju"], "sk_(?:live|test)_[0-9A-Za-z]{24,64}", "https://pay.jp/docs/api-keys";
    "gmo-shop-password", "GMO Payment Gateway", "GMO Payment Gateway shop password", ["gmopg", "gmo_pg", "gmo_shop"], "[0-9a-z]{8,32}", "https://docs.mul-pay.jp/";
    "binance-key", "Binance", "Binance API key or secret", ["binance"], "[A-Za-z0-9]{64}", "https://www.binance.com/en/support/faq/how-to-create-api-keys-on-binance-360002502072";
    "kraken-key", "Kraken", "Kraken API key or private key", ["kraken"], "[A-Za-z0-9+/=_-]{56,88}", "https://support.kraken.com/articles/360000919966-how-to-create-an-api-key";
    "kucoin-key", "KuCoin", "KuCoin API key or secret", ["kucoin"], "(?:[0-9a-f]{24}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})", "https://www.kucoin.com/docs/basics/connection-method/authentication/generating-an-api-key";
    "bittrex-key", "Bittrex", "Bittrex API key or secret", ["bittrex"], "[0-9a-z]{32}", "https://bittrex.github.io/api/v3";
    "bitfinex-key", "Bitfinex", "Bitfinex API key or secret", ["bitfinex"], "[A-Za-z0-9_-]{43}", "https://docs.bitfinex.com/docs/rest-auth";
    "bybit-key", "Bybit", "Bybit API secret", ["bybit"], "[A-Za-z0-9]{18,36}", "https://www.bybit.com/en/help-center/article/How-to-create-your-API-key";
    "okx-key", "OKX", "OKX API key or secret", ["okx_", "okxapi", "okex"], "(?:[0-9A-F]{32}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})", "https://www.okx.com/docs-v5/en/#overview-api-key-creation";
    "bitmex-key", "BitMEX", "BitMEX API key or secret", ["bitmex"], "[A-Za-z0-9_-]{24,48}", "https://www.bitmex.com/app/apiKeysUsage";
    "gemini-exchange-key", "Gemini", "Gemini exchange API key or secret", ["gemini_api", "gemini_secret", "gemini_key", "gemini exchange", "gemini.com"], "(?:(?:master|account)-[0-9A-Za-z]{20}|[A-Za-z0-9]{27,28})", "https://docs.gemini.com/rest-api/#authentication";
    "poloniex-key", "Poloniex", "Poloniex API key or secret", ["poloniex"], "(?:[0-9A-Z]{8}-[0-9A-Z]{8}-[0-9A-Z]{8}-[0-9A-Z]{8}|[0-9a-f]{128})", "https://api-docs.poloniex.com/spot/api/";
    "bitstamp-key", "Bitstamp", "Bitstamp API key or secret", ["bitstamp"], "[A-Za-z0-9]{32}", "https://www.bitstamp.net/api/";
    "luno-key", "Luno", "Luno API secret", ["luno_", "luno.com", "lunoapi"], "[A-Za-z0-9_-]{43}", "https://www.luno.com/en/developers/api";
    "cex-io-key", "CEX.IO", "CEX.IO API key or secret", ["cexio", "cex.io", "cex_io"], "[0-9A-Za-z]{24,27}", "https://cex.io/rest-api";
    "bitgo-token", "BitGo", "BitGo access token", ["bitgo"], "v2x[0-9a-f]{64}", "https://developers.bitgo.com/docs/get-started-access-tokens";
    "moonpay-key", "MoonPay", "MoonPay secret key", ["moonpay"], "sk_(?:live|test)_[A-Za-z0-9]{32}", "https://dev.moonpay.com/docs/on-ramp-api-keys";
    "klarna-by-name", "Klarna", "Klarna API password", ["klarna"], "[A-Za-z0-9]{16,40}", "https://docs.klarna.com/api/authentication/";
    "xero-secret", "Xero", "Xero client secret", ["xero_", "xeroclient", "xero_client"], "[A-Za-z0-9_-]{48}", "https://developer.xero.com/documentation/guides/oauth2/auth-flow/";
    "quickbooks-secret", "Intuit", "QuickBooks client secret", ["quickbooks", "intuit"], "[A-Za-z0-9]{40,50}", "https://developer.intuit.com/app/developer/qbo/docs/get-started/get-client-id-and-client-secret";
    "freshbooks-key", "FreshBooks", "FreshBooks access token", ["freshbooks"], "[0-9a-z]{64}", "https://www.freshbooks.com/api/authentication";
    "etsy-key", "Etsy", "Etsy API key", ["etsy"], "[0-9a-z]{24}", "https://developers.etsy.com/documentation/essentials/authentication/";
};

/// A sandbox key is the same with a prefix.
fn midtrans(candidate: &Candidate<'_>) -> Verdict {
    if candidate.before(3) == b"SB-" { Verdict::Dismiss } else { shape::issued(candidate) }
}
