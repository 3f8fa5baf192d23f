using System.Reflection;
using Broker.Crm.HubSpot;
using Broker.Crm.HubSpot.Authentication;

namespace Broker.Contracts.Tests.HubSpot;

/// <summary>A client that sends nothing and notes which method of which area was called.</summary>
public class RecordingHubSpot : DispatchProxy
{
    private List<string> calls = [];

    /// <summary>What the call asked of the clients.</summary>
    internal static async Task<IReadOnlyList<string>> CallsOfAsync(HubSpotCall call)
    {
        var clients = new HubSpotClients(Create<IHubSpotClient, RecordingHubSpot>(), Create<IHubSpotOAuthClient, RecordingHubSpot>());
        await Assert.ThrowsAsync<NotSupportedException>(() => call.CallAsync(clients));
        return [.. ((RecordingHubSpot)clients.Crm).calls, .. ((RecordingHubSpot)clients.OAuth).calls];
    }

    /// <summary>A method by its area, its name and what it takes, so that overloads are told apart.</summary>
    internal static string NameOf(MethodInfo method) =>
        $"{method.DeclaringType!.Name}.{method.Name}({string.Join(", ", method.GetParameters().Select(static parameter => parameter.ParameterType.Name))})";

    internal static bool IsArea(Type type) => type.IsInterface && type.Namespace?.StartsWith("Broker.Crm.HubSpot", StringComparison.Ordinal) == true && type.Name.StartsWith("IHubSpot", StringComparison.Ordinal);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (IsArea(targetMethod!.ReturnType))
        {
            var inner = (RecordingHubSpot)Create(targetMethod.ReturnType, typeof(RecordingHubSpot));
            inner.calls = calls;
            return inner;
        }

        calls.Add(NameOf(targetMethod));
        throw new NotSupportedException("Nothing is sent.");
    }
}
