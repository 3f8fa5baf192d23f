using Broker.Orchestration.Journal;
using Broker.Orchestration.Sqlite.Tests.Support;

namespace Broker.Orchestration.Sqlite.Tests;

public sealed class EffectAndTimerTests : IDisposable
{
    private readonly JournalDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task An_effect_is_replaced_by_key_and_keeps_its_place()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        EffectRecord first = Some.Effect("a", Some.Noon);
        EffectRecord changed = first with
        {
            Status = EffectStatus.Done,
            Generation = 3,
            Attempts = 2,
            IntentEpoch = 4,
            IntentAt = Some.Noon,
            Outcome = "confirmed",
            Argument = "x",
            Kind = EffectKind.LookUpAccount,
            DueAt = Some.Noon.AddDays(1),
        };
        await journal.CommitAsync(Some.Commit() with { Effects = [first, Some.Effect("b", Some.Noon)] });
        await journal.CommitAsync(Some.Commit() with { Effects = [changed] });

        Assert.Equal(changed, await journal.ReadEffectAsync(Some.Tenant, "a"));
        Assert.Equal(["a", "b"], (await journal.ReadEffectsAsync(Some.Tenant, Some.Ada)).Select(static e => e.Key));
        Assert.Null(await journal.ReadEffectAsync(Some.Tenant, "c"));
    }

    [Fact]
    public async Task Only_pending_effects_whose_time_has_come_are_due_oldest_first()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        await journal.CommitAsync(Some.Commit() with
        {
            Effects =
            [
                Some.Effect("later", Some.Noon.AddTicks(1)),
                Some.Effect("second", Some.Noon),
                Some.Effect("first", Some.Noon.AddMinutes(-1)),
                Some.Effect("intended", Some.Noon, EffectStatus.Intended),
                Some.Effect("done", Some.Noon, EffectStatus.Done),
                Some.Effect("abandoned", Some.Noon, EffectStatus.Abandoned),
            ],
        });

        Assert.Equal(["first", "second"], (await journal.ReadDueAsync(Some.Tenant, Some.Noon, 10)).Effects.Select(static e => e.Key));
        Assert.Equal(4, (await journal.CountAsync(Some.Tenant)).PendingEffects);
    }

    [Fact]
    public async Task Interrupted_are_the_intents_of_earlier_epochs_without_an_outcome()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        await journal.CommitAsync(Some.Commit() with
        {
            Effects =
            [
                Some.Effect("old", Some.Noon, EffectStatus.Intended) with { IntentEpoch = 1 },
                Some.Effect("ours", Some.Noon, EffectStatus.Intended) with { IntentEpoch = 2 },
                Some.Effect("finished", Some.Noon, EffectStatus.Done) with { IntentEpoch = 1 },
            ],
        });

        Assert.Equal(["old"], (await journal.ReadInterruptedAsync(Some.Tenant, 2)).Select(static e => e.Key));
    }

    [Fact]
    public async Task Timers_fire_in_order_once_set_again_they_move_and_removed_they_are_gone()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        await journal.CommitAsync(Some.Commit() with
        {
            Timers = [new(Some.Ada, "b", Some.Noon.AddMinutes(2)), new(Some.Ada, "a", Some.Noon.AddMinutes(1), "x"), new(Some.Bob, "a", Some.Noon.AddMinutes(3))],
        });
        Assert.Equal(Some.Noon.AddMinutes(1), await journal.NextDueAsync(Some.Tenant));
        Assert.Equal([new(Some.Ada, "a", Some.Noon.AddMinutes(1), "x"), new(Some.Ada, "b", Some.Noon.AddMinutes(2))], (await journal.ReadDueAsync(Some.Tenant, Some.Noon.AddMinutes(2), 10)).Timers);

        await journal.CommitAsync(Some.Commit() with { Timers = [new(Some.Ada, "a", Some.Noon.AddMinutes(9), "y")], TimersDone = [new(Some.Ada, "b"), new(Some.Ada, "none")] });

        Assert.Equal([new(Some.Ada, "a", Some.Noon.AddMinutes(9), "y")], await journal.ReadTimersAsync(Some.Tenant, Some.Ada));
        Assert.Equal(Some.Noon.AddMinutes(3), await journal.NextDueAsync(Some.Tenant));
    }

    [Fact]
    public async Task A_timer_that_is_done_and_set_in_one_commit_is_set()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        await journal.CommitAsync(Some.Commit() with { Timers = [new(Some.Ada, "a", Some.Noon)] });

        await journal.CommitAsync(Some.Commit() with { TimersDone = [new(Some.Ada, "a")], Timers = [new(Some.Ada, "a", Some.Noon.AddDays(1))] });

        Assert.Equal(Some.Noon.AddDays(1), await journal.NextDueAsync(Some.Tenant));
    }

    [Fact]
    public async Task Next_due_is_the_earliest_of_effects_timers_and_inbox()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        Assert.Null(await journal.NextDueAsync(Some.Tenant));

        await journal.CommitAsync(Some.Commit() with { Timers = [new(Some.Ada, "a", Some.Noon.AddMinutes(3))] });
        await journal.CommitAsync(Some.Commit() with { Effects = [Some.Effect("e", Some.Noon.AddMinutes(2))] });
        Assert.Equal(Some.Noon.AddMinutes(2), await journal.NextDueAsync(Some.Tenant));
        await journal.CommitAsync(Some.Commit() with { Received = Some.Item("1") with { DueAt = Some.Noon.AddMinutes(1) } });

        Assert.Equal(Some.Noon.AddMinutes(1), await journal.NextDueAsync(Some.Tenant));
        Assert.Null(await journal.NextDueAsync(new("other")));
    }
}
