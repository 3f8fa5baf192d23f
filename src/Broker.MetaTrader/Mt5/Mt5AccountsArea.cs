using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.Core.Secrets;
using Broker.MetaTrader.Clock;
using Broker.MetaTrader.Mt5.Models;
using Broker.MetaTrader.Mt5.Requests;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Mt5;

/// <inheritdoc cref="IMt5AccountsArea"/>
internal sealed class Mt5AccountsArea(MetaTraderApi api) : IMt5AccountsArea
{
    private static readonly ApiResponseReader<Mt5AccountRecord> Record = Answers.One<Mt5AccountRecord>();
    private static readonly ApiResponseReader<IReadOnlyList<Mt5MailMessage>> Mails = Answers.Many<Mt5MailMessage>();
    private static readonly ApiResponseReader<IReadOnlyList<Mt5EquityPoint>> Equity = Answers.Many<Mt5EquityPoint>();
    private static readonly ApiResponseReader<Mt5DemoAccount> Demo = Answers.One<Mt5DemoAccount>();

    public Task<Mt5AccountRecord> GetAccountAsync(AccountId id, CancellationToken cancellationToken = default) =>
        api.SendAsync(id, Mt5Operations.Account.About(id), Record, cancellationToken);

    public Task<string> ChangePasswordAsync(AccountId id, Secret password, bool isInvestor = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(password);
        return api.SendAsync(id, Mt5Operations.ChangePassword.About(id).Query("password", password.Reveal()).Query("isInvestor", isInvestor), Mt5Answers.Confirmation, cancellationToken);
    }

    public Task<IReadOnlyList<Mt5MailMessage>> ListMailsAsync(AccountId id, CancellationToken cancellationToken = default) =>
        api.SendAsync(id, Mt5Operations.Mails.About(id), Mails, cancellationToken);

    public Task<decimal> GetRequiredMarginAsync(AccountId id, Mt5MarginRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.ThrowIfWrong();
        ApiCall call = Mt5Operations.RequiredMargin.About(id)
            .Query("symbol", request.Symbol)
            .Query("lots", request.Lots)
            .Query("type", request.Type?.Value)
            .Query("price", request.Price);
        return api.SendAsync(id, call, Answers.Number, cancellationToken);
    }

    public Task<decimal> UpdateProfitsAsync(AccountId id, CancellationToken cancellationToken = default) =>
        api.SendAsync(id, Mt5Operations.UpdateProfits.About(id), Answers.Number, cancellationToken);

    public Task<IReadOnlyList<Mt5EquityPoint>> GetEquityHistoryAsync(
        AccountId id, ServerTime from, bool? excludeSameBars = null, CancellationToken cancellationToken = default) =>
        api.SendAsync(id, Mt5Operations.EquityHistory.About(id).Query("from", from.ToString()).Query("excludeSameBars", excludeSameBars), Equity, cancellationToken);

    public Task<RawAnswer> GetTradeStatsAsync(AccountId id, ServerTime from, CancellationToken cancellationToken = default) =>
        api.SendAsync(id, Mt5Operations.TradeStats.About(id).Query("from", from.ToString()), Answers.Raw, cancellationToken);

    public Task<RawAnswer> GetTradeStatsEquityHistoryAsync(
        AccountId id, ServerTime from, bool? excludeSameBars = null, CancellationToken cancellationToken = default) =>
        api.SendAsync(id, Mt5Operations.TradeStatsEquityHistory.About(id).Query("from", from.ToString()).Query("excludeSameBars", excludeSameBars), Answers.Raw, cancellationToken);

    public Task<RawAnswer> GetTradeUnrealizedPlAsync(AccountId id, ServerTime from, CancellationToken cancellationToken = default) =>
        api.SendAsync(id, Mt5Operations.TradeUnrealizedPl.About(id).Query("from", from.ToString()), Answers.Raw, cancellationToken);

    public Task<RawAnswer> GetClusterDetailsAsync(AccountId id, CancellationToken cancellationToken = default) =>
        api.SendAsync(id, Mt5Operations.ClusterDetails.About(id), Answers.Raw, cancellationToken);

    public Task<RawAnswer> GetQuoteClientAsync(AccountId id, IReadOnlyCollection<string>? filter = null, CancellationToken cancellationToken = default)
    {
        Mt5Checks.SomeOrNull(filter, nameof(filter));
        return api.SendAsync(id, Mt5Operations.QuoteClient.About(id).QueryEach("filter", filter), Answers.Raw, cancellationToken);
    }

    public Task<Mt5DemoAccount> CreateDemoAsync(Mt5DemoRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.ThrowIfWrong();
        ApiCall call = Mt5Operations.GetDemo.Call()
            .Query("host", request.Host)
            .Query("port", request.Port)
            .Query("userName", request.UserName)
            .Query("accType", request.AccountType)
            .Query("country", request.Country)
            .Query("city", request.City)
            .Query("state", request.State)
            .Query("zipCode", request.ZipCode)
            .Query("address", request.Address)
            .Query("phone", request.Phone)
            .Query("email", request.Email)
            .Query("companyName", request.CompanyName)
            .Query("deposit", request.Deposit)
            .Query("leverage", request.Leverage)
            .Query("flags", request.Flags);
        return api.SendAsync(call, Demo, cancellationToken);
    }

    public Task<string> GetVersionAsync(CancellationToken cancellationToken = default) =>
        api.SendAsync(Mt5Operations.Version.Call(), Answers.Text, cancellationToken);

    public Task<string> GetReadMeAsync(CancellationToken cancellationToken = default) =>
        api.SendAsync(Mt5Operations.ReadMe.Call(), Answers.Text, cancellationToken);
}
