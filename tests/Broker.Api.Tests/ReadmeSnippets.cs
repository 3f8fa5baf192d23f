using Broker.Core.Boundaries.Accounts;
using Broker.Core.Boundaries.Trading;
using Broker.Core.Identity;
using Broker.Core.Secrets;
using Broker.Crm.HubSpot;
using Broker.Crm.HubSpot.Objects;
using Broker.Crm.HubSpot.Records;
using Broker.Crm.Salesforce;
using Broker.Crm.Salesforce.Authentication;
using Broker.Crm.Salesforce.Query;
using Broker.Crm.Salesforce.Records;
using Broker.MetaTrader;
using Broker.MetaTrader.Accounts;
using Broker.MetaTrader.Quotes;
using Broker.MetaTrader.Streams;
using Broker.MetaTrader.Trading;
using Broker.Orchestration;
using Broker.Orchestration.Operators;
using Broker.Orchestration.Ownership;
using Broker.Orchestration.Permissions;
using Broker.Payments;
using Broker.Payments.Stripe;
using Broker.Testing;
using Broker.Testing.Faults;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.Api.Tests;

/// <summary>
/// The code that the README files show, compiled. A fenced csharp block right after the line
/// <c>&lt;!-- compiled --&gt;</c> must stand here, white space aside, between a line that starts with
/// <c>// README:</c> (followed by the path of the README) and the line <c>// END README</c>.
/// Using directives of a block must stand among those of this file.
/// </summary>
internal static class ReadmeSnippets
{
    internal static async Task MetaTraderAsync(AccountId accountId)
    {
        // README: src/Broker.MetaTrader/README.md
        var metaTrader = new MetaTraderClient(MetaTraderCredential.SingleAccount(Secret.FromEnvironment("METATRADER_API_KEY")));
        AccountSummary summary = await metaTrader.Accounts.GetSummaryAsync(accountId);
        Console.WriteLine($"{summary.Equity} {summary.Currency}, margin level {summary.MarginLevel} %");
        // END README
    }

    internal static async Task TradeAsync(MetaTraderClient metaTrader, AccountId accountId, ITradeAuthorizer authorizer)
    {
        // README: src/Broker.MetaTrader/README.md
        var order = new OrderSendRequest { Account = accountId, Symbol = "EURUSD", Operation = TradeOperation.Buy, Lots = 0.1m, Comment = "desk-1042", Key = new OperationKey("desk-1042") };
        TradeResult result = await metaTrader.Trading.ExecuteAsync(order, authorizer, requestedBy: "desk");
        if (result.Status == TradeStatus.Unknown)
            Console.WriteLine(await metaTrader.Trading.ReconcileAsync(result.Lookup!));
        // END README
    }

    internal static async Task TradeShortAsync(MetaTraderClient metaTrader, TradeRequest order, ITradeAuthorizer authorizer)
    {
        // README: README.md
        TradeResult result = await metaTrader.Trading.ExecuteAsync(order, authorizer, requestedBy: "desk");   // the default gate refuses everything
        if (result.Status == TradeStatus.Unknown)
            Console.WriteLine(await metaTrader.Trading.ReconcileAsync(result.Lookup!));                       // looks, never sends again
        // END README
    }

    internal static async Task DiagnoseAsync(IConnectionDiagnosis diagnosis, AccountId accountId)
    {
        // README: src/Broker.MetaTrader/README.md
        DiagnosisReport report = await diagnosis.DiagnoseAsync(accountId);
        Console.WriteLine($"{report.Verdict}: {report.Sentence} {report.WhoActs} acts: {report.NextAction}");
        // END README
    }

    internal static async Task DiagnoseShortAsync(IConnectionDiagnosis diagnosis, AccountId accountId)
    {
        // README: README.md
        DiagnosisReport report = await diagnosis.DiagnoseAsync(accountId);
        Console.WriteLine($"{report.Verdict}: {report.Sentence} {report.WhoActs} acts: {report.NextAction}");
        // END README
    }

    internal static async Task QuotesAsync(MetaTraderClient metaTrader, AccountId accountId)
    {
        // README: src/Broker.MetaTrader/README.md
        await foreach (StreamMessage<QuoteView> message in metaTrader.Streams.QuotesAsync(accountId, ["EURUSD", "XAUUSD"]))
            if (message.Data is { } quote)
                Console.WriteLine($"{quote.Symbol} {quote.Bid}/{quote.Ask}");
        // END README
    }

    internal static async Task HubSpotAsync()
    {
        // README: src/Broker.Crm.HubSpot/README.md
        var hubSpot = new HubSpotClient(Secret.FromEnvironment("HUBSPOT_TOKEN"));
        await foreach (HubSpotRecord contact in hubSpot.Objects("contacts").ListAsync(new HubSpotListOptions { Properties = ["email"] }))
            Console.WriteLine($"{contact.Id} {contact["email"]}");
        // END README
    }

    internal static async Task HubSpotTypedAsync(IHubSpotClient hubSpot)
    {
        // README: src/Broker.Crm.HubSpot/README.md
        await foreach (HubSpotRecord<Contact> contact in hubSpot.Objects<Contact>().ListAsync())      // asks for exactly the class's properties
            Console.WriteLine($"{contact.Properties.Email} {contact.Properties.Deposits}");
        await hubSpot.Objects<Contact>().UpsertAsync("broker_client_id", new Contact { BrokerClientId = "C-1", Phone = null });   // null clears, what is not set is not sent
        // END README
    }

    internal static async Task SalesforceAsync(string name)
    {
        // README: src/Broker.Crm.Salesforce/README.md
        var salesforce = new SalesforceClient(new SalesforceOptions
        {
            BaseAddress = new Uri("https://acme.my.salesforce.com"),
            Credential = SalesforceCredential.JwtBearer("client id", "integration@acme.example", Secret.FromEnvironment("SALESFORCE_KEY")),
        });
        await foreach (SalesforceRecord account in salesforce.Query.QueryAsync(Soql.Of($"SELECT Id, Name FROM Account WHERE Name = {name}")))
            Console.WriteLine(account.Text("Name"));
        // END README
    }

    internal static async Task FirstCallsAsync(AccountId accountId, IServiceCollection services, IBrokerOrchestrator orchestrator)
    {
        // README: README.md
        var metaTrader = new MetaTraderClient(MetaTraderCredential.SingleAccount(Secret.FromEnvironment("METATRADER_API_KEY")));
        AccountSummary summary = await metaTrader.Accounts.GetSummaryAsync(accountId);
        Console.WriteLine($"{summary.Equity} {summary.Currency}, margin level {summary.MarginLevel} %");
        // END README

        // README: README.md
        var stripe = new StripeClient(Secret.FromEnvironment("STRIPE_API_KEY"));
        Payment payment = await stripe.Payments.GetAsync(new PaymentId("pi_..."));
        Console.WriteLine($"{payment.State} ({payment.RawState}): {payment.Received}, refunded {payment.Refunded}");
        // END README

        // README: README.md
        var hubSpot = new HubSpotClient(Secret.FromEnvironment("HUBSPOT_TOKEN"));
        await foreach (HubSpotRecord contact in hubSpot.Objects("contacts").ListAsync(new HubSpotListOptions { Properties = ["email"] }))
            Console.WriteLine($"{contact.Id} {contact["email"]}");
        // END README

        // README: README.md
        var salesforce = new SalesforceClient(new SalesforceOptions
        {
            BaseAddress = new Uri("https://acme.my.salesforce.com"),
            Credential = SalesforceCredential.ClientCredentials("client id", Secret.FromEnvironment("SALESFORCE_SECRET")),
        });
        string family = "O'Neill %";
        await foreach (SalesforceRecord person in salesforce.Query.QueryAsync(Soql.Of($"SELECT Id, Name FROM Contact WHERE LastName = {family}")))   // a value stays a value
            Console.WriteLine($"{person.Id} {person.Text("Name")}");
        // END README

        // README: README.md
        services.AddBrokerOrchestration(o => o.Tenant = "acme")
            .OwnFacts(BrokerFacts.Map)        // refuses to start if a fact has two owners or a secret is projected
            .Permit(p => p.Role("onboarding-desk", CaseCommand.OpenCase, CaseCommand.RegisterAccount))    // everyone else is refused and audited
            .UseSqlite("broker.db");          // one machine; a second live process on the file is refused
        // END README

        // README: README.md
        Explanation why = await orchestrator.ExplainAsync(new CustomerId("C-0001"));
        Console.WriteLine($"{why.Verdict}: {why.Sentence} Waits for {why.WaitsFor}; say: {why.SayToClient}");
        // END README

        // README: README.md
        await using BrokerSimulators simulators = await BrokerSimulators.StartAsync();
        simulators.MetaTrader.Next("RegisterAccount", Fault.Reset(FaultPhase.After));    // applied, and the answer is lost
        // END README
    }
}
