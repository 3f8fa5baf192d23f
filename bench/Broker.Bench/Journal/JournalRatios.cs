using Broker.Bench.Measuring;

namespace Broker.Bench.Journal;

/// <summary>Ratios of a journal table; each is taken within a round.</summary>
internal sealed class JournalRatios(IJournalRow[] rows, List<JournalSample>[] samples)
{
    /// <summary>Rate, as ratio to raw SQLite with a pre-grown log at the same width.</summary>
    public Spread ToRaw(int row)
    {
        List<JournalSample> raw = RawOf(rows[row].Width);
        return Spread.Of(samples[row].Select((sample, round) => sample.Rate / raw[round].Rate));
    }

    /// <summary>Rate, as ratio to the bare in-place fdatasync.</summary>
    public Spread ToBare(int row) => Spread.Of(samples[row].Select((sample, round) => sample.Rate / samples[0][round].Rate));

    /// <summary>Median wait, as ratio to one lone commit of raw SQLite with a pre-grown log.</summary>
    public Spread WaitToLone(int row)
    {
        List<JournalSample> lone = RawOf(1);
        return Spread.Of(samples[row].Select((sample, round) => sample.MedianWait / lone[round].MedianWait));
    }

    private List<JournalSample> RawOf(int width) =>
        samples[Array.FindIndex(rows, row => row.Width == width && row.Name == RawSqliteRow.NameOf(grown: true))];
}
