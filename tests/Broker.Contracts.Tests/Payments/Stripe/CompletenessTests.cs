using System.Reflection;
using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.Payments.Stripe;

namespace Broker.Contracts.Tests.Payments.Stripe;

/// <summary>The tables cover the package, and the package covers the contract. contracts/payments.md a3.</summary>
public sealed class CompletenessTests
{
    private const BindingFlags Statics = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private const string Contract = """
        POST /v1/payment_intents, GET /v1/payment_intents, GET /v1/payment_intents/{id}, POST /v1/payment_intents/{id}, POST /v1/payment_intents/{id}/confirm,
        POST /v1/payment_intents/{id}/capture, POST /v1/payment_intents/{id}/cancel, GET /v1/payment_intents/search, POST /v1/checkout/sessions, GET /v1/checkout/sessions,
        GET /v1/checkout/sessions/{id}, POST /v1/checkout/sessions/{id}/expire, GET /v1/charges/{id}, POST /v1/setup_intents, GET /v1/customers/{id}/payment_methods,
        POST /v1/customers, GET /v1/customers, GET /v1/customers/{id}, POST /v1/customers/{id}, DELETE /v1/customers/{id}, GET /v1/customers/search,
        POST /v1/invoices, GET /v1/invoices, GET /v1/invoices/{id}, POST /v1/invoices/{id}, DELETE /v1/invoices/{id}, POST /v1/invoices/{id}/finalize, POST /v1/invoices/{id}/pay,
        POST /v1/invoices/{id}/send, POST /v1/invoices/{id}/void, POST /v1/invoices/{id}/mark_uncollectible, POST /v1/invoices/{id}/add_lines, POST /v1/invoices/{id}/attach_payment,
        GET /v1/invoices/{id}/lines, POST /v1/invoices/create_preview, GET /v1/invoices/search, POST /v1/invoiceitems, GET /v1/invoice_payments, POST /v1/credit_notes,
        POST /v1/credit_notes/{id}/void, POST /v1/subscriptions, GET /v1/subscriptions, GET /v1/subscriptions/{id}, POST /v1/subscriptions/{id}, DELETE /v1/subscriptions/{id},
        POST /v1/subscriptions/{id}/resume, POST /v1/subscriptions/{id}/pause, GET /v1/subscriptions/search, POST /v1/products, GET /v1/products, GET /v1/products/{id},
        POST /v1/products/{id}, POST /v1/prices, GET /v1/prices, GET /v1/prices/{id}, POST /v1/prices/{id}, POST /v1/refunds, GET /v1/refunds, GET /v1/refunds/{id},
        POST /v1/refunds/{id}, POST /v1/refunds/{id}/cancel, GET /v1/balance, GET /v1/balance_transactions, GET /v1/balance_transactions/{id}, GET /v1/payouts, POST /v1/payouts,
        GET /v1/payouts/{id}, POST /v1/payouts/{id}/cancel, POST /v1/payouts/{id}/reverse, GET /v1/disputes, GET /v1/disputes/{id}, POST /v1/disputes/{id}, POST /v1/disputes/{id}/close,
        POST /v1/reporting/report_runs, GET /v1/reporting/report_runs, GET /v1/reporting/report_runs/{id}, GET /v1/reporting/report_types, GET /v1/events, GET /v1/events/{id},
        POST /v1/webhook_endpoints, GET /v1/webhook_endpoints, DELETE /v1/webhook_endpoints/{id}, GET /v2/core/events/{id}
        """;

    // Beyond the list of the contract: one endpoint by its id, and the file that a report points to.
    private static readonly string[] Beyond = ["GET /v1/webhook_endpoints/{id}", "GET /v1/files/{id}/contents"];

    [Fact]
    public void Names_of_rows_are_unique() =>
        Assert.Equal(StripeOperations.All.Count, StripeOperations.All.Select(row => row.Name).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void Every_operation_of_the_package_has_a_row()
    {
        ApiOperation[][] operations = [.. OperationsOfPackage()];

        Assert.True(operations.Length > 80, $"only {operations.Length} operations were found");
        Assert.Empty(operations.Where(one => !StripeOperations.All.Any(row => one.Any(way => Covers(row, way)))).Select(one => one[0].Name));
    }

    [Fact]
    public void Every_row_is_about_an_operation_of_the_package_with_its_name_verb_path_and_retry_class()
    {
        ApiOperation[] ways = [.. OperationsOfPackage().SelectMany(one => one)];

        Assert.Empty(StripeOperations.All.Where(row => !ways.Any(way => Covers(row, way))).Select(row => row.Name));
    }

    [Fact]
    public void Every_endpoint_of_the_contract_is_offered_and_no_other()
    {
        string[] contract = [.. Contract.Split([',', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        string[] offered = [.. OperationsOfPackage().Select(one => $"{one[0].Method} {one[0].Template}").Distinct(StringComparer.Ordinal)];

        Assert.Equal(contract.Concat(Beyond).Order(StringComparer.Ordinal), offered.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_row_has_a_mapping_and_every_mapping_a_row() =>
        Assert.Equal(StripeOperations.All.Select(row => row.Name).Order(StringComparer.Ordinal), StripeAnswers.Names.Order(StringComparer.Ordinal));

    [Fact]
    public async Task Every_method_of_every_area_is_called_by_a_row_with_a_key_and_without_where_it_takes_none()
    {
        var called = new HashSet<(string, string, bool)>();
        foreach (StripeOperation row in StripeOperations.All)
        {
            foreach ((string area, string method, bool hasKey) in await CallRecorder.CallsOfAsync(row.CallAsync))
            {
                // A call that answers by a result sends the same as the one that throws.
                called.Add((area, method.StartsWith("Try", StringComparison.Ordinal) ? method[3..] : method, hasKey));
            }
        }

        Assert.Empty(Wanted().Except(called).Select(one => $"{one.Item1}.{one.Item2}, {(one.Item3 ? "with" : "without")} a key"));
    }

    private static IEnumerable<(string, string, bool)> Wanted()
    {
        foreach (Type area in typeof(IStripeClient).GetProperties().Select(property => property.PropertyType))
        {
            foreach (MethodInfo method in area.GetMethods())
            {
                string name = method.Name.StartsWith("Try", StringComparison.Ordinal) ? method.Name[3..] : method.Name;
                Type? key = method.GetParameters().Select(parameter => parameter.ParameterType).FirstOrDefault(type => type == typeof(OperationKey) || type == typeof(OperationKey?));
                if (key is not null)
                {
                    yield return (area.Name, name, true);
                }

                if (key != typeof(OperationKey))
                {
                    yield return (area.Name, name, false);
                }
            }
        }
    }

    // A write has two ways, with a key and without; a field may hold either one operation or such a pair.
    private static IEnumerable<ApiOperation[]> OperationsOfPackage() => typeof(StripeClient).Assembly.GetTypes()
        .Where(type => type.Namespace?.StartsWith("Broker.Payments.Stripe", StringComparison.Ordinal) == true && !type.ContainsGenericParameters)
        .SelectMany(type => type.GetFields(Statics))
        .Where(field => field.FieldType == typeof(ApiOperation) || WaysOf(field.FieldType).Length > 0)
        .Select(field => field.GetValue(null) is ApiOperation one ? [one] : (ApiOperation[])[.. WaysOf(field.FieldType).Select(way => (ApiOperation)way.GetValue(field.GetValue(null))!)]);

    private static PropertyInfo[] WaysOf(Type type) => type.Namespace?.StartsWith("Broker.Payments.Stripe", StringComparison.Ordinal) == true
        ? [.. type.GetProperties(Members).Where(property => property.PropertyType == typeof(ApiOperation) && property.GetIndexParameters().Length == 0)]
        : [];

    private static bool Covers(StripeOperation row, ApiOperation operation) =>
        row.Operation == operation.Name && row.Template == operation.Template && row.Method == operation.Method &&
        operation.Safety == row.Retry switch
        {
            StripeRetry.Read => RetrySafety.Read,
            StripeRetry.Delete or StripeRetry.Keyed => RetrySafety.Idempotent,
            _ => RetrySafety.Once,
        };
}
