namespace Broker.MetaTrader.Diagnostics;

/// <summary>Reads a file that is to be uploaded, and not one byte more than allowed.</summary>
internal static class UploadLimit
{
    private const int Chunk = 64 * 1024;

    internal static string TooLarge(int limit) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"The file is larger than MaxUploadBytes, which is {limit} bytes. Is it the right file? If so, raise the limit.");

    /// <summary>Null when it is larger.</summary>
    internal static async ValueTask<byte[]?> ReadAsync(Stream file, int limit, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        byte[] buffer = new byte[Math.Min(Chunk, limit + 1)];
        while (await file.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and int read)
        {
            if (content.Length + read > limit)
            {
                return null;
            }

            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }
}
