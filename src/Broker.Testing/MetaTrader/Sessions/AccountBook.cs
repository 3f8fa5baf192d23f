namespace Broker.Testing.MetaTrader.Sessions;

/// <summary>The gateway's accounts by UUID, oldest first.</summary>
internal sealed class AccountBook
{
    private readonly OrderedDictionary<string, SimulatedAccount> _byUuid = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<SimulatedAccount> All => _byUuid.Values;

    public SimulatedAccount? Find(string id) => _byUuid.GetValueOrDefault(id);

    public void Add(SimulatedAccount account) => _byUuid[account.Uuid] = account;

    public SimulatedAccount? Remove(string id) => _byUuid.Remove(id, out var account) ? account : null;

    public void Clear() => _byUuid.Clear();
}
