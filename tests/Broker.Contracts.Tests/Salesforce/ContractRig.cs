using Broker.Contracts.Tests.Salesforce.Operations;
using Broker.Core.Secrets;
using Broker.Crm.Salesforce;
using Broker.Crm.Salesforce.Authentication;
using Broker.TestSupport;

namespace Broker.Contracts.Tests.Salesforce;

/// <summary>A client that is answered with files of the contract, one after the other.</summary>
internal sealed class ContractRig
{
    private readonly StubHttpHandler server = new();

    public ContractRig()
    {
        var time = new FakeTimeProvider { AutoAdvance = true };
        var http = new HttpClient(server);
        Client = new SalesforceClient(
            new SalesforceOptions { Credential = SalesforceCredential.Session(Secret.From(Rows.Token), new Uri("https://acme.my.salesforce.test")), ApiVersion = "68.0", Resilience = { MaxRetries = 0 } }, http, timeProvider: time);
        App = new SalesforceOAuthClient(new SalesforceOAuthOptions { ClientId = Rows.ClientId, ClientSecret = Secret.From(Rows.ClientSecret), BaseAddress = new Uri("https://acme.my.salesforce.test") }, http, timeProvider: time);
    }

    public SalesforceClient Client { get; }

    public SalesforceOAuthClient App { get; }

    /// <summary>A client whose next answers are these files.</summary>
    public static ContractRig Of(int status, params string[] files)
    {
        ContractRig rig = new();
        foreach (string file in files)
        {
            rig.Then(status, ContractFiles.Read(file), file.EndsWith(".csv", StringComparison.Ordinal) ? "text/csv" : "application/json");
        }

        return rig;
    }

    public ContractRig Then(int status, string body, string mediaType = "application/json")
    {
        server.Answer(status, body, mediaType);
        return this;
    }

    public ContractRig Then(int status, string file, Func<string, string> change) => Then(status, change(ContractFiles.Read(file)));
}
