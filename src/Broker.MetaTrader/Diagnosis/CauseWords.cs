using System.Collections.Frozen;
using Broker.Core.Boundaries.Accounts;
using static Broker.Core.Boundaries.Accounts.DelayActor;
using static Broker.Core.Boundaries.Accounts.DelayVerdict;

namespace Broker.MetaTrader.Diagnosis;

/// <summary>The words of every cause. What is said to the client names no system, no host, no code and no other person.</summary>
internal static class CauseWords
{
    private const string SettingUp = "We are setting up your account and will tell you when it is ready.";
    private const string Working = "There is a technical disturbance on our side. We are working on it; you do not need to do anything.";
    private const string Connecting = "There is a disturbance in the connection to the trading system. We are working on it; your money and positions are not affected.";
    private const string Fine = "Your account is ready and works as expected.";
    private const string Looking = "We are looking into it and will come back to you.";

    private static readonly FrozenDictionary<DelayCause, CauseWord> Words = new Dictionary<DelayCause, CauseWord>
    {
        [DelayCause.InsufficientEvidence] = new(Unknown, Operations, "The evidence does not suffice for a verdict.", "Look at the probes, give what is missing (account, server, access points) and ask again.", Looking),
        [DelayCause.EvidenceTooOld] = new(Unknown, Operations, "Evidence became too old before a verdict was reached.", "Ask again.", Looking),
        [DelayCause.IntrusiveProbeDenied] = new(Unknown, Operations, "The connection check that would decide may not be made yet: it can reconnect the account, and another was made a moment ago.", "Ask again after the pause.", Looking),

        [DelayCause.QuietAccount] = new(None, Nobody, "The account is connected and in order; when nothing happens on it, it is only quiet.", "Nothing. Say so.", Fine),
        [DelayCause.MarketClosed] = new(None, Nobody, "The market is closed; that no quotes arrive is normal.", "Nothing. Ask again when the market is open.", "The market is closed at the moment. Trading goes on when it opens."),
        [DelayCause.SessionReconnected] = new(None, Operations, "The account's session had dropped and works again since the connection check.", "Watch it: if it drops again, look at the trade server.", Fine),
        [DelayCause.ServerReachable] = new(None, Nobody, "The trading API and the access points of the server answer.", "Nothing.", "The trading system is reachable."),

        [DelayCause.KycNotValid] = new(Commercial, Compliance, "There is no valid identity check.", "Ask the client for what is missing, or compliance for its decision.", "Your identity check is not complete yet. Please see what is still asked of you."),
        [DelayCause.MoneyPending] = new(Commercial, Client, "The money has not settled.", "Wait for the payment; ask the client when it is overdue.", "We are waiting for your deposit to arrive."),
        [DelayCause.MoneyMismatch] = new(Commercial, Finance, "The money that arrived does not match what was agreed.", "Finance clears the payment with the client.", "We have a question about your deposit and will contact you."),
        [DelayCause.MoneyDisputed] = new(Commercial, Finance, "The payment is disputed.", "Finance answers the dispute; nothing is opened before it is settled.", "There is an open question about your payment. Our finance team will contact you."),
        [DelayCause.OrderRefused] = new(Commercial, Client, "The order was refused by the rules of the market or of the account; the connection works.", "Tell the client what the refusal means; the order is not sent again unchanged.", "Your order was not accepted by the market's or your account's rules. Please check it and try again."),

        [DelayCause.ReadyNotRequested] = new(Operational, Operations, "Everything has been fulfilled for longer than allowed, and nobody asked for the registration.", "Ask for the registration, and find out why the automation did not.", SettingUp),
        [DelayCause.ReviewOpen] = new(Operational, Approver, "A review is open.", "The approver decides the review.", "Your application is being reviewed."),
        [DelayCause.OwnRestriction] = new(Operational, Compliance, "We restrict this account ourselves.", "Whoever set the restriction decides whether it is lifted.", "Your account is under review."),
        [DelayCause.RegistrationUnderWay] = new(Operational, Operations, "The registration has been asked for; its answer has not come yet.", "Wait for the answer.", SettingUp),
        [DelayCause.RegistrationUncertain] = new(Operational, Operations, "The answer to the registration was lost: the account may exist.", "Look it up in the list of accounts; never send the registration again unseen.", SettingUp),
        [DelayCause.CredentialsRefused] = new(Operational, Client, "The trade server refuses the login, its password or its one-time password.", "The client enters login and password again. Do not try again with the same ones: that locks the account out.", "Your login or password was not accepted. Please enter them again."),
        [DelayCause.ServerNameUnknown] = new(Operational, Operations, "The trade server's name is not known.", "Correct the server's name; see the suggestions.", "We need to check the name of your trading server. Please look it up and tell us."),
        [DelayCause.ReadOnlyLogin] = new(Operational, Client, "The account is connected with the investor password, with which nothing can be traded.", "The client enters the master password.", "The password you gave only allows viewing. Please enter your main trading password."),
        [DelayCause.AccountDisabled] = new(Operational, DealingDesk, "The trade server has disabled the account or its trading.", "Ask the dealing desk why, and see whether we asked for it ourselves.", "Trading is switched off for your account. We are asking why and will come back to you."),
        [DelayCause.OurCredentialsRefused] = new(Operational, Security, "The trading API refuses our own credentials.", "Renew the key, and find out whether it was revoked or is wrong for this address.", Working),
        [DelayCause.AccountUnknown] = new(Operational, Operations, "The trading API does not know this account.", "Find out who removed it, then register or connect it again. Nothing of the account itself is lost.", Looking),
        [DelayCause.RateLimited] = new(Operational, Engineering, "We call the trading API too often; this says nothing about the client.", "Slow down; see which part of ours calls so often.", Working),
        [DelayCause.LoginThrottled] = new(Operational, Operations, "There were too many logins at the trade server.", "Stop logging in, find out why the logins failed, wait some minutes, then try once.", SettingUp),
        [DelayCause.SessionLimitReached] = new(Operational, Operations, "A limit of sessions or licences is reached.", "Disconnect sessions that are not used, or raise the limit with the vendor.", Working),
        [DelayCause.OrderOutcomeUnknown] = new(Operational, Operations, "The outcome of an order is not known: it may have been executed.", "Look it up by its id, comment and volume among open and closed orders; never send it again.", "We are checking whether your order was executed. Please do not repeat it."),
        [DelayCause.CrmProjectionLate] = new(Operational, CrmAdministrator, "The CRM shows an old state; the state itself is fine.", "See why the CRM refuses or delays the write: a limit, a validation rule, a permission.", Fine),
        [DelayCause.RegistrationRefused] = new(Operational, Operations, "The registration was refused for a reason that no probe explains.", "A person reads the refusal and decides; it is not repeated by itself.", SettingUp),

        [DelayCause.AddressesChanged] = new(Infrastructural, Operations, "The trade server announces other access points than those stored, and the new ones answer.", "Update the stored list of servers.", Connecting),
        [DelayCause.SessionStale] = new(Infrastructural, Operations, "The session claims to be connected, and no quotes arrive although the market is open: it hangs.", "Reconnect once; if quotes stay away, look at the trade server.", Connecting),
        [DelayCause.SessionLost] = new(Infrastructural, Operations, "The account cannot be connected, for no reason that lies in the account: the session or its access server is in trouble.", "Reconnect once; if it fails again, ask those who run the trade server.", Connecting),
        [DelayCause.AccessPointDown] = new(Infrastructural, Operations, "An access point of the trade server is down, others answer; the client may be fine.", "Use another access point, and tell those who run the trade server.", Connecting),
        [DelayCause.TradeServerDown] = new(Infrastructural, TradeServerTeam, "No access point of the trade server answers, other hosts do: the server is down for all its accounts.", "Open one incident for the server and call those who run it.", Connecting),
        [DelayCause.ApiNetworkDown] = new(Infrastructural, ApiVendor, "From the trading API no host can be reached, not even the control host.", "Call the vendor of the trading API.", Connecting),
        [DelayCause.AccessPointsUnreachable] = new(Infrastructural, Operations, "No access point of the trade server can be reached; without a control host it is not known whether the server or the network is down.", "Name a control host and ask again.", Connecting),
        [DelayCause.ApiServiceDown] = new(Infrastructural, ApiVendor, "The trading API does not answer.", "Stop probing, wait, look at the vendor's status page and call the vendor.", Working),
        [DelayCause.AccessPointSlow] = new(Infrastructural, Operations, "The account's access point is slow, others are not.", "Move the account to another access point.", "Trading works, but may be slower than usual. We are working on it."),
        [DelayCause.TradeServerSlow] = new(Infrastructural, TradeServerTeam, "All access points of the trade server are slow, other hosts are not.", "Tell those who run the trade server.", "Trading works, but may be slower than usual. We are working on it."),
        [DelayCause.ApiSlow] = new(Infrastructural, ApiVendor, "The trading API, or its network, is slow.", "Compare connecting with waiting for the first byte, then call the vendor.", "Trading works, but may be slower than usual. We are working on it."),
        [DelayCause.SlowEverywhere] = new(Infrastructural, Operations, "Every segment is slow: the trading API and all hosts.", "Compare connecting with waiting for the first byte: is it our side, or the vendor's?", "Trading works, but may be slower than usual. We are working on it."),
        [DelayCause.CrmEventsMissing] = new(Infrastructural, Engineering, "Events of the CRM are missing or late.", "Read the objects of the gap again.", Looking),
    }.ToFrozenDictionary();

    internal static CauseWord Of(DelayCause cause) => Words[cause];
}
