using System.Net;
using System.Text;
using Broker.Crm.Salesforce.Composite;

namespace Broker.Crm.Salesforce.Tests.Composite;

/// <summary>A client against a server that answers whatever it is asked.</summary>
internal static class CompositeRig
{
    public static ISalesforceComposite Answering(this SalesforceRig rig, Func<string, (int Status, string Body)> answer)
    {
        rig.Server.Then(async (request, token) =>
        {
            (int status, string body) = answer(request.Content is null ? request.RequestUri!.PathAndQuery : await request.Content.ReadAsStringAsync(token));
            return new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        });
        return rig.Client.Composite;
    }

    /// <summary>Every step of a composite call succeeds.</summary>
    public static ISalesforceComposite Succeeding(this SalesforceRig rig) => rig.Answering(static body =>
        (200, CompositeBodies.Answer([.. CompositeBodies.Names(body).Select(static (name, i) => CompositeBodies.Part(name, 201, CompositeBodies.Created(i)))])));
}
