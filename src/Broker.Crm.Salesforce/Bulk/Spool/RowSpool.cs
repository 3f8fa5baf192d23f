using System.Buffers;

namespace Broker.Crm.Salesforce.Bulk.Spool;

/// <summary>
/// Bytes that wait to be sent, perhaps more than once: in memory while they are few, then in a temporary file that only this user can read. The file has no name
/// where the system allows that, so that it goes with the process however that ends. One writer; any number of readers afterwards.
/// </summary>
internal sealed class RowSpool(int memoryBytes, string? directory) : IAsyncDisposable, IDisposable
{
    private const int BlockBytes = 64 * 1024;
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(BlockBytes);
    private bool isBlock = true;
    private int used;
    private FileStream? file;
    private long fileBytes;

    internal long Length => fileBytes + used;

    /// <summary>True when the bytes went beyond memory.</summary>
    internal bool IsFile => file is not null;

    internal async ValueTask AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (buffer.Length - used < bytes.Length)
        {
            if (file is null && used + bytes.Length <= memoryBytes)
            {
                Grow(used + bytes.Length);
            }
            else
            {
                await FlushAsync(cancellationToken).ConfigureAwait(false);
                if (bytes.Length > buffer.Length)
                {
                    await file!.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
                    fileBytes += bytes.Length;
                    return;
                }
            }
        }

        bytes.Span.CopyTo(buffer.AsSpan(used));
        used += bytes.Length;
    }

    /// <summary>Ends the writing.</summary>
    internal async ValueTask SealAsync(CancellationToken cancellationToken)
    {
        if (file is not null)
        {
            await FlushAsync(cancellationToken).ConfigureAwait(false);
            await file.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reads from the start. May be called again and again.</summary>
    internal Stream OpenRead() => file is null ? new MemoryStream(buffer, 0, used, writable: false) : new SpoolStream(file.SafeFileHandle, fileBytes);

    internal async Task CopyToAsync(Stream destination, CancellationToken cancellationToken)
    {
        Stream source = OpenRead();
        await using (source.ConfigureAwait(false))
        {
            await source.CopyToAsync(destination, BlockBytes, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        file?.Dispose();
        Release();
    }

    public async ValueTask DisposeAsync()
    {
        if (file is not null)
        {
            await file.DisposeAsync().ConfigureAwait(false);
        }

        Release();
    }

    private void Release()
    {
        Drop();
        buffer = [];
        used = 0;
    }

    // Only blocks go back to the pool, which would keep a large one for each thread that ever returned one.
    private void Drop()
    {
        if (isBlock)
        {
            // The rows of one tenant must not stay behind for another.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
            isBlock = false;
        }
    }

    private void Grow(int least)
    {
        byte[] larger = GC.AllocateUninitializedArray<byte>(Math.Max(least, (int)Math.Min((long)buffer.Length * 2, memoryBytes)));
        buffer.AsSpan(0, used).CopyTo(larger);
        Drop();
        buffer = larger;
    }

    private async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        file ??= Create();
        await file.WriteAsync(buffer.AsMemory(0, used), cancellationToken).ConfigureAwait(false);
        fileBytes += used;
        used = 0;
        if (!isBlock)
        {
            buffer = ArrayPool<byte>.Shared.Rent(BlockBytes);
            isBlock = true;
        }
    }

    private FileStream Create()
    {
        string folder = directory ?? Path.GetTempPath();
        string path = Path.Combine(folder, "salesforce-bulk-" + Guid.NewGuid().ToString("N") + ".tmp");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0, Options = FileOptions.Asynchronous };
        if (OperatingSystem.IsWindows())
        {
            options.Options |= FileOptions.DeleteOnClose;
            return new FileStream(path, options);
        }

        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var created = new FileStream(path, options);
        try
        {
            // The open file stays; only its name goes, and with it what a crash would leave behind.
            File.Delete(path);
            return created;
        }
        catch
        {
            created.Dispose();
            throw;
        }
    }
}
