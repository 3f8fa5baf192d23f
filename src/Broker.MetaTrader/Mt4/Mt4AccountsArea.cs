using Broker.Core.Identity;
using Broker.Core.Secrets;
using Broker.MetaTrader.Mt4.Models;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Mt4;

/// <inheritdoc cref="IMt4AccountsArea"/>
internal sealed class Mt4AccountsArea(MetaTraderApi api) : IMt4AccountsArea
{
    public Task<bool> IsInvestorAsync(AccountId id, CancellationToken cancellationToken = default) =>
        api.SendAsync(id, Mt4Operations.IsInvestor.About(id), Answers.Flag, cancellationToken);

    public Task<IReadOnlyList<Mt4SymbolGroup>> ListGroupsAsync(AccountId id, CancellationToken cancellationToken = default) =>
        api.SendAsync(id, Mt4Operations.Groups.About(id), Mt4Readers.Groups, cancellationToken);

    public Task<IReadOnlyList<Mt4LogRecord>> GetLogsAsync(AccountId id, CancellationToken cancellationToken = default) =>
        api.SendAsync(id, Mt4Operations.GetLogs.About(id), Mt4Readers.Logs, cancellationToken);

    public Task<IReadOnlyList<Mt4LogRecord>> GetLogsByUserAsync(long login, Secret password, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(password);
        if (login is < 1 or > int.MaxValue)
        {
            throw new ArgumentOutOfRangeException(nameof(login), login, $"A login of MetaTrader 4 is 1 to {int.MaxValue}.");
        }

        return api.SendAsync(Mt4Operations.GetLogsByUser.Call().Query("user", login).Query("password", password.Reveal()), Mt4Readers.Logs, cancellationToken);
    }
}
