using System.Text;

namespace Broker.Orchestration.Tool;

/// <summary>Listings on disk: UTF-8 without a mark, lines end with LF, whatever the machine.</summary>
internal static class TextFile
{
    /// <exception cref="ToolException">It cannot be read.</exception>
    internal static string[] Read(string file)
    {
        try
        {
            return File.ReadAllLines(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"{file} cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Written beside and moved, so that a build that runs at the same time never reads half of it.</summary>
    internal static void Write(string file, IReadOnlyList<string> lines)
    {
        string full = Path.GetFullPath(file);
        string beside = $"{full}.{Environment.ProcessId}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(beside, string.Concat(lines.Select(static line => line + '\n')), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(beside, full, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"{file} cannot be written: {exception.Message}", exception);
        }
    }
}
