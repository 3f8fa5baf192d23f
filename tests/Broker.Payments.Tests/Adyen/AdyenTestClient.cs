using Broker.Core.Pipeline;
using Broker.Core.Registration;
using Broker.Core.Secrets;
using Broker.Payments.Adyen;
using Broker.TestSupport;
using Microsoft.Extensions.Logging.Abstractions;

namespace Broker.Payments.Tests.Adyen;

/// <summary>A client over a scripted handler and a clock that runs through waits by itself.</summary>
internal static class AdyenTestClient
{
    public const string Account = "HoldoutMerchant";

    public static AdyenClient Over(StubHttpHandler handler, Action<AdyenOptions>? configure = null, LogCollector? log = null, FakeTimeProvider? time = null)
    {
        var options = new AdyenOptions { ApiKey = Secret.From("AQE-unit"), MerchantAccount = Account, BalanceAccount = "BA1" };
        configure?.Invoke(options);
        return new AdyenClient(new ClientContext<AdyenOptions>(
            options, ApiTransport.From(handler), log?.CreateLogger("test") ?? NullLogger.Instance, time ?? new FakeTimeProvider { AutoAdvance = true }));
    }

    public static string Modification(string status = "received", string kind = "captures") =>
        $$"""{"merchantAccount":"{{Account}}","paymentPspReference":"7914073381342284","pspReference":"{{kind}}-1","reference":"m-1","status":"{{status}}","amount":{"value":1130,"currency":"EUR"} ,"unknown":[{"x":1}]}""";

    public static string Payment(string result, string extra = "") =>
        $$"""{"pspReference":"7914073381342284","resultCode":"{{result}}","merchantReference":"DEP-1","amount":{"currency":"EUR","value":1130} {{extra}},"additionalData":{"cardBin":"CANARY"} }""";

    public static string Transfer(string status) =>
        $$"""{"id":"4QPX1","status":"{{status}}","category":"bank","direction":"outgoing","reason":"approved","reference":"w-1","amount":{"value":2550,"currency":"EUR"},"counterparty":{"bankAccount":{"iban":"CANARY"} },"creationDate":"2026-11-02T10:00:00+01:00"}""";

    public static string Error(int status, string code, string message = "CANARY-message") =>
        $$"""{"status":{{status}},"errorCode":"{{code}}","message":"{{message}}","errorType":"validation","pspReference":"8816178914079738"}""";
}
