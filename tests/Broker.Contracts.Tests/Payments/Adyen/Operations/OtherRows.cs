using System.Text;
using Broker.Payments.Adyen;
using static Broker.Contracts.Tests.Payments.Adyen.Operations.Rows;

namespace Broker.Contracts.Tests.Payments.Adyen.Operations;

/// <summary>Kept instruments, disputes and reports.</summary>
internal static class OtherRows
{
    public const string Report = "https://ca-test.adyen.com/reports/download/MerchantAccount/AcmeBrokerECOM/settlement_detail_report_batch_77.csv?part=1";

    private const string Dispute = "DZ4DPSHB4WD2WN82";
    private static readonly byte[] Pdf = [0x25, 0x50, 0x44, 0x46, 0x2D, 0x31, 0x2E, 0x37, 0x0A, 0xFF];

    public static IReadOnlyList<AdyenCall> All { get; } =
    [
        Row("ListStoredPaymentMethods", AdyenSafety.Read, static (c, _) => c.StoredMethods.ListAsync("client-1042"), static methods =>
        {
            Assert.Equal([("M5N7TQ4TG5PFWR50", "scheme", "visa", "1111", "03/2030"), ("M5N7TQ4TG5PFWR51", "sepadirectdebit", null, null, null)],
                methods.Select(static m => (m.Id, m.Type, m.Brand, m.LastFour, m.ExpiresIn)));
            Assert.Equal(["CardOnFile", "Subscription"], methods[0].RecurringModels);
        }),
        Row("DeleteStoredPaymentMethod", AdyenSafety.Repeatable, static (c, _) => c.StoredMethods.DeleteAsync("M5N7TQ4TG5PFWR50", "client-1042"), Assert.True),
        Row("RetrieveApplicableDefenseReasons", AdyenSafety.Read, static (c, _) => c.Disputes.ListDefenseReasonsAsync(Dispute), static reasons =>
        {
            AdyenDefenseReason reason = Assert.Single(reasons);
            Assert.Equal(("SupplyDefenseMaterial", false), (reason.Code, reason.Satisfied));
            Assert.Equal([("DefenseMaterial", "Required", false), ("TIDorInvoice", "Optional", true)], reason.Documents.Select(static d => (d.Code, d.Requirement, d.Available)));
        }),
        Row("SupplyDefenseDocument", AdyenSafety.Repeatable, static (c, _) => c.Disputes.SupplyDocumentAsync(Dispute, "DefenseMaterial", "application/pdf", Pdf), Assert.True),
        Row("DeleteDisputeDefenseDocument", AdyenSafety.Repeatable, static (c, _) => c.Disputes.DeleteDocumentAsync(Dispute, "DefenseMaterial"), Assert.True),
        Row("DefendDispute", AdyenSafety.Final, static (c, _) => c.Disputes.DefendAsync(Dispute, "SupplyDefenseMaterial"), Assert.True),
        Row("AcceptDispute", AdyenSafety.Final, static (c, _) => c.Disputes.AcceptAsync(Dispute), Assert.True),
        Row("DownloadReport", AdyenSafety.Read, static async (c, _) => await DownloadAsync(c), static text => Assert.Equal("Type,Gross Currency\nSettled,EUR\nMerchantPayout,EUR\n", text)),
    ];

    /// <summary>A download throws like any other call here, and its length must be what was written.</summary>
    private static async Task<string> DownloadAsync(AdyenClient client)
    {
        using var file = new MemoryStream();
        Core.Results.ApiResult<long> read = await client.Reports.TryDownloadAsync(new Uri(Report), file);
        Assert.Equal(read.Succeeded ? read.Value : 0, file.Length);
        _ = read.Value;
        return Encoding.UTF8.GetString(file.ToArray());
    }
}
