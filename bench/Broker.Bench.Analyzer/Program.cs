using System.Globalization;
using Broker.Bench.Analyzer;

// What the ownership analyzer adds to a compilation. Order within a round alternates, so that neither side profits from a warm machine.
int files = args is [var first, ..] ? int.Parse(first, CultureInfo.InvariantCulture) : 500;
int rounds = args is [_, var second, ..] ? int.Parse(second, CultureInfo.InvariantCulture) : 5;
string folder = Directory.CreateTempSubdirectory("broker-analyzer-bench-").FullName;
try
{
    SampleCode.Write(folder, files);
    var compiler = new CompilerRun(folder);
    foreach (bool withSdk in new[] { true, false })
    {
        List<double> walls = [], processors = [], without = [], with = [];
        for (int round = -1; round < rounds; round++)
        {
            bool ownFirst = round % 2 == 0;
            (TimeSpan Wall, TimeSpan Processor) one = await compiler.MeasureAsync(withSdk, ownFirst, CancellationToken.None);
            (TimeSpan Wall, TimeSpan Processor) two = await compiler.MeasureAsync(withSdk, !ownFirst, CancellationToken.None);
            (TimeSpan Wall, TimeSpan Processor) own = ownFirst ? one : two, plain = ownFirst ? two : one;
            if (round >= 0)
            {
                walls.Add(own.Wall / plain.Wall);
                processors.Add(own.Processor / plain.Processor);
                without.Add(plain.Wall.TotalSeconds);
                with.Add(own.Wall.TotalSeconds);
            }
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{files} files, {(withSdk ? "with the SDK's analyzers, as every project has them" : "with no other analyzer")}: {Median(without):0.00} s without, {Median(with):0.00} s with; ratio {Shown(walls)}, processor time {Shown(processors)}, {rounds} rounds"));
    }
}
finally
{
    Directory.Delete(folder, recursive: true);
}

static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

static string Shown(List<double> values) => string.Create(CultureInfo.InvariantCulture, $"{Median(values):0.000} [{values.Min():0.000}..{values.Max():0.000}]");
