using System.Text;
using Broker.Bench.Bodies;
using Microsoft.AspNetCore.Http;

namespace Broker.Bench.Stub;

/// <summary>Chooses the canned bytes by path; the query and the request body are read by nobody.</summary>
internal static class CannedAnswers
{
    private static readonly byte[] ContactsSearch = Encoding.UTF8.GetBytes(ContactsPageBody.SearchText);

    private static readonly byte[] ContactsBatch = Encoding.UTF8.GetBytes(ContactsPageBody.BatchText);

    private static readonly byte[] LastQueryPage = Encoding.UTF8.GetBytes(QueryPageBody.LastText);

    public static Task AnswerAsync(HttpContext context)
    {
        (int status, byte[] body) = Choose(context.Request.Path.Value ?? string.Empty);
        HttpResponse response = context.Response;
        response.StatusCode = status;
        response.ContentType = "application/json";
        response.ContentLength = body.Length;
        return response.Body.WriteAsync(body, 0, body.Length, context.RequestAborted);
    }

    private static (int Status, byte[] Body) Choose(string path)
    {
        if (path.Equals("/AccountSummary", StringComparison.OrdinalIgnoreCase))
        {
            return (200, CannedBodies.AccountSummary.Utf8);
        }

        if (path.Equals("/OpenedOrders", StringComparison.OrdinalIgnoreCase))
        {
            return (200, CannedBodies.OpenedOrders.Utf8);
        }

        if (path.StartsWith("/v1/payment_intents/", StringComparison.Ordinal))
        {
            bool declined = path.EndsWith("/confirm", StringComparison.Ordinal) || path.EndsWith(CardDeclinedBody.Id, StringComparison.Ordinal);
            return declined ? (402, CannedBodies.CardDeclined.Utf8) : (200, CannedBodies.PaymentIntent.Utf8);
        }

        if (path is "/v1/payment_intents" || path.StartsWith("/v1/refunds", StringComparison.Ordinal))
        {
            return (402, CannedBodies.CardDeclined.Utf8);
        }

        if (path.StartsWith("/crm/", StringComparison.Ordinal))
        {
            byte[] page = path.EndsWith("/search", StringComparison.Ordinal) ? ContactsSearch
                : path.EndsWith("/batch/read", StringComparison.Ordinal) ? ContactsBatch
                : path.EndsWith("/batch/upsert", StringComparison.Ordinal) ? CannedBodies.ContactsUpsert.Utf8
                : CannedBodies.ContactsPage.Utf8;
            return (200, page);
        }

        return path.StartsWith("/services/data/v66.0/", StringComparison.Ordinal) ? (200, LastQueryPage)
            : path.StartsWith("/services/data/", StringComparison.Ordinal) ? (200, CannedBodies.QueryPage.Utf8)
            : (404, "{}"u8.ToArray());
    }
}
