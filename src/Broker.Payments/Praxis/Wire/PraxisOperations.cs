using Broker.Core.Pipeline;

namespace Broker.Payments.Praxis.Wire;

/// <summary>
/// The operations and whether each may be repeated (contracts/payments.md h). Praxis knows no idempotency key, so what moves money goes out once, whatever the
/// answer; what became of it is looked up by our order id.
/// </summary>
internal static class PraxisOperations
{
    internal static readonly ApiOperation OpenSession = new("OpenCashierSession", HttpMethod.Post, "/cashier/cashier", RetrySafety.Once) { RepeatsRefusals = false };
    internal static readonly ApiOperation CreateWithdrawal = new("CreateWithdrawal", HttpMethod.Post, "/direct/wallet-token", RetrySafety.Once) { RepeatsRefusals = false };
    internal static readonly ApiOperation ManageWithdrawal = new("ManageWithdrawal", HttpMethod.Post, "/agent/manage-withdrawal-request", RetrySafety.Once) { RepeatsRefusals = false };
    internal static readonly ApiOperation FindOrder = new("FindOrder", HttpMethod.Post, "/agent/find-order", RetrySafety.Read);
    internal static readonly ApiOperation FindTransaction = new("FindTransaction", HttpMethod.Post, "/agent/find-transaction", RetrySafety.Read);
}
