using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Payments.Adyen;

namespace Broker.Contracts.Tests.Payments.Adyen.Operations;

/// <summary>Short words for the tables.</summary>
internal static class Rows
{
    public const string ApiKey = "AQE-contract";
    public const string TransfersKey = "AQE-transfers";
    public const string ReportKey = "AQE-report";
    public const string Account = "AcmeBrokerECOM";
    public const string BalanceAccount = "BA32272223222B5CTDQPM6W2H";

    public static readonly OperationKey Key = new("deposit-77-step-1");
    public static readonly PaymentId Psp = new("7914073381342284");
    public static readonly Uri Back = new("https://portal.example/back");

    public static Money Eur(decimal amount) => new(amount, Currency.Of("EUR"));

    public static Money Of(decimal amount, string currency) => new(amount, Currency.Of(currency));

    public static AdyenCall Row<T>(string name, AdyenSafety safety, Func<AdyenClient, OperationKey?, Task<T>> call, Action<T> check) =>
        new(name, safety, async (client, key) => await call(client, key), value => check(Assert.IsAssignableFrom<T>(value)));

    public static AdyenCall Keyed<T>(string name, Func<AdyenClient, OperationKey?, Task<T>> call, Action<T> check) => Row(name, AdyenSafety.Keyed, call, check);
}
