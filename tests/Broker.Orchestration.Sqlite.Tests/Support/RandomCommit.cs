using System.Globalization;
using Broker.Core.Identity;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Journal;

namespace Broker.Orchestration.Sqlite.Tests.Support;

/// <summary>Commits of every shape: mostly good ones, some outdated, some stale, some duplicates, some with a foreign id.</summary>
internal static class RandomCommit
{
    internal static JournalCommit Next(Random random, JournalModel model, JournalLease lease, int customers)
    {
        var customer = new CustomerId(Text("C-", random.Next(customers)));
        long known = model.Cases.GetValueOrDefault(customer.Value);
        long version = random.Next(20) == 0 ? known : known + 1;
        int shape = random.Next(10);
        return new JournalCommit
        {
            Tenant = Some.Tenant,
            At = Minute(random),
            Lease = shape < 7 ? (random.Next(30) == 0 ? lease with { Epoch = lease.Epoch - 1 } : lease) : null,
            Case = shape < 7 && version > 0 ? Some.Case(customer, version) : null,
            Received = shape >= 6 ? Item(random) : null,
            Inbox = shape < 6 ? Many(random, 2, () => Mark(random, model)).OfType<InboxMark>().ToArray() : [],
            Facts = Many(random, 3, () => new FactRecord(
                customer, JournalModel.FactNames[random.Next(JournalModel.FactNames.Length)], "kyc", random.Next(8) == 0 ? null : Text("v", random.Next(1000)), Minute(random), default, "c")),
            Links = Many(random, 1, () => new IdentityLink((IdentityKind)random.Next(3), Text("x", random.Next(300)), customer)),
            Effects = Many(random, 2, () => Effect(random, customer)),
            Timers = Many(random, 2, () => new TimerRecord(customer, Text("t", random.Next(4)), Minute(random), random.Next(2) == 0 ? null : "arg")),
            TimersDone = Many(random, 1, () => new TimerKey(customer, Text("t", random.Next(4)))),
            Exceptions = Many(random, 1, () => Some.Exception(customer.Value + Text("-e", random.Next(3)), Text("s", random.Next(100)), Minute(random)) with { Customer = customer }),
            ExceptionsClosed = random.Next(8) == 0 ? [new(customer.Value + Text("-e", random.Next(3)), "done", Minute(random))] : [],
            Audit = Many(random, 3, () => Some.Audit(Text("d", random.Next(1000)), customer)),
        };
    }

    private static InboxItem Item(Random random)
    {
        int number = random.Next(4000);
        string id = Guid.NewGuid().ToString("N");
        return Some.Item(Text("evt_", number), random.Next(3) == 0 ? Text("b", random.Next(2000)) : null) with { Id = id, DueAt = Minute(random) };
    }

    private static InboxMark? Mark(Random random, JournalModel model) => model.Inbox.Count == 0
        ? null
        : new InboxMark(model.Inbox[random.Next(model.Inbox.Count)].Id, (InboxStatus)random.Next(4), Minute(random), random.Next(5));

    private static EffectRecord Effect(Random random, CustomerId customer) => Some.Effect(customer.Value + Text("-f", random.Next(5)), Minute(random), (EffectStatus)random.Next(4)) with
    {
        Customer = customer,
        Attempts = random.Next(5),
        Generation = random.Next(1, 4),
        IntentEpoch = random.Next(3),
        IntentAt = random.Next(2) == 0 ? null : Minute(random),
        Outcome = random.Next(2) == 0 ? null : "confirmed",
    };

    private static T[] Many<T>(Random random, int most, Func<T> make) => [.. Enumerable.Range(0, random.Next(most + 1)).Select(_ => make())];

    private static DateTimeOffset Minute(Random random) => Some.Noon.AddMinutes(random.Next(60));

    private static string Text(string prefix, int number) => prefix + number.ToString(CultureInfo.InvariantCulture);
}
