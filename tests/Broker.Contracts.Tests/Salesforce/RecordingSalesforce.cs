using System.Reflection;
using Broker.Crm.Salesforce;
using Broker.Crm.Salesforce.Authentication;

namespace Broker.Contracts.Tests.Salesforce;

/// <summary>An area that sends nothing and notes which of its methods was called.</summary>
public class RecordingSalesforce : DispatchProxy
{
    private List<string> calls = [];

    /// <summary>What the call asked of the clients.</summary>
    internal static async Task<IReadOnlyList<string>> CallsOfAsync(SalesforceCall call)
    {
        List<string> noted = [];
        var clients = new SalesforceClients(
            new RecordingOrg(noted), new Lazy<ISalesforceOAuthClient>(() => Area<ISalesforceOAuthClient>(noted)), SalesforceCalls.Versions[0], new Uri("https://acme.my.salesforce.com"));
        await Assert.ThrowsAsync<NotSupportedException>(() => call.CallAsync(clients));
        return noted;
    }

    internal static T Area<T>(List<string> calls)
        where T : class
    {
        T area = Create<T, RecordingSalesforce>();
        ((RecordingSalesforce)(object)area).calls = calls;
        return area;
    }

    /// <summary>A method by its area, its name and what it takes, so that overloads are told apart.</summary>
    internal static string NameOf(MethodInfo method) =>
        $"{method.DeclaringType!.Name}.{method.Name}{(method.IsGenericMethod ? "<T>" : "")}({string.Join(", ", method.GetParameters().Select(static parameter => parameter.ParameterType.Name))})";

    internal static bool IsArea(Type type) => type.IsInterface && type.Namespace?.StartsWith("Broker.Crm.Salesforce", StringComparison.Ordinal) == true && type.Name.StartsWith("ISalesforce", StringComparison.Ordinal);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        calls.Add(NameOf(targetMethod!));
        throw new NotSupportedException("Nothing is sent.");
    }
}
