using Broker.Testing.Faults;

namespace Broker.Testing.HubSpot;

/// <summary>What one account is made of.</summary>
internal sealed class HubSpotParts
{
    public HubSpotParts(TimeProvider clock, HubSpotDeliveries deliveries)
    {
        Account = new HubSpotAccount();
        Kinds = new HubSpotAssociationTypes();
        Writer = new HubSpotWriter(Account, Kinds, clock);
        InputFaults = new HubSpotInputFaults();
        Objects = new HubSpotObjects(Account, Writer, Kinds);
        Batch = new HubSpotBatch(Account, Objects, Writer, InputFaults, clock);
        Search = new HubSpotSearch(Account, clock);
        Associations = new HubSpotAssociations(Account, Writer, Kinds, clock);
        Labels = new HubSpotLabels(Account, Writer, Kinds, clock);
        Properties = new HubSpotProperties(Account, clock);
        Pipelines = new HubSpotPipelines(Account, clock);
        Schemas = new HubSpotSchemas(Account, Kinds, clock);
        Owners = new HubSpotOwners(Account);
        OAuth = new HubSpotOAuth(clock);
        Limits = new HubSpotLimits(clock);
        Webhooks = new HubSpotWebhooks(Account, deliveries, clock);
        Account.Changed = Webhooks.Tell;
    }

    public HubSpotAccount Account { get; }

    public HubSpotAssociationTypes Kinds { get; }

    public HubSpotWriter Writer { get; }

    public HubSpotInputFaults InputFaults { get; }

    public HubSpotObjects Objects { get; }

    public HubSpotBatch Batch { get; }

    public HubSpotSearch Search { get; }

    public HubSpotAssociations Associations { get; }

    public HubSpotLabels Labels { get; }

    public HubSpotProperties Properties { get; }

    public HubSpotPipelines Pipelines { get; }

    public HubSpotSchemas Schemas { get; }

    public HubSpotOwners Owners { get; }

    public HubSpotOAuth OAuth { get; }

    public HubSpotLimits Limits { get; }

    public HubSpotWebhooks Webhooks { get; }

    /// <summary>Operations that are refused for want of a scope.</summary>
    public List<(string Operation, string Scope)> Withheld { get; } = [];

    public string? MissingScope(string operation) => Withheld.Find(w => WildcardMatch.IsMatch(w.Operation, operation)).Scope;
}
