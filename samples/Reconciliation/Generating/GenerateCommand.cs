using System.Globalization;
using Reconciliation.CommandLine;

namespace Reconciliation.Generating;

/// <summary>Makes the bundled books again.</summary>
public static class GenerateCommand
{
    /// <summary>Runs it.</summary>
    public static async Task<int> RunAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        string folder = arguments.Out ?? "reconciliation-data";
        SyntheticBooks books = Planting.Make();
        await BookFiles.WriteAsync(books, folder, cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{books.Lines} lines and a manifest of {books.Planted.Count} items are in {folder}."));
        return 0;
    }
}
