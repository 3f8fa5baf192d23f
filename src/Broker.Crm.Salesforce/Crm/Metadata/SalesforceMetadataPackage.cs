using System.IO.Compression;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Configuration;

namespace Broker.Crm.Salesforce.Crm.Metadata;

/// <summary>
/// What an administrator deploys so that the family's records have a place in the org: custom objects, fields, and two permission sets, in the metadata format. Immutable;
/// the same schema and options give the same bytes. Fields that are not custom, and those that another package brought, are taken as they are.
/// </summary>
/// <example><code>sf project deploy start --metadata-dir broker-metadata --target-org acme</code></example>
public sealed class SalesforceMetadataPackage
{
    // A zip has no entry without a time; this is the earliest it can tell.
    private static readonly DateTimeOffset Timeless = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private SalesforceMetadataPackage(IReadOnlyList<SalesforceMetadataFile> files) => Files = files;

    /// <summary>The files, <c>package.xml</c> first.</summary>
    public IReadOnlyList<SalesforceMetadataFile> Files { get; }

    /// <summary>Makes the package of a schema, for example that of <c>ICrmProjection.Schema</c>.</summary>
    /// <param name="schema">The fields that are written.</param>
    /// <param name="options">The layout; null for defaults.</param>
    /// <param name="apiVersion">The version of the metadata. Default <see cref="SalesforceOptions.DefaultApiVersion"/>.</param>
    /// <exception cref="ArgumentException">The schema cannot be laid out in an org, or the version is none; the message says why.</exception>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is missing or wrong.</exception>
    public static SalesforceMetadataPackage Create(CrmSchema schema, SalesforceCrmOptions? options = null, string apiVersion = SalesforceOptions.DefaultApiVersion)
    {
        ArgumentNullException.ThrowIfNull(schema);
        options ??= new SalesforceCrmOptions();
        SalesforceCrmOptionsCheck.Add(new OptionsCheck(SalesforceClient.Category), options, "Crm.").ThrowIfAny(typeof(SalesforceCrmOptions));
        if (!Wire.SalesforcePaths.IsVersion(apiVersion))
        {
            throw new ArgumentException("The version is none; allowed: a version from 31.0 on, such as 67.0.", nameof(apiVersion));
        }

        var names = new CrmNames(options);
        return CrmWanted.Misuse(schema, names) is { } misuse
            ? throw new ArgumentException(misuse, nameof(schema))
            : new SalesforceMetadataPackage(MetadataFiles.Of(CrmWanted.Of(schema, CrmLayout.From(names, options).With(schema)), names, apiVersion));
    }

    /// <summary>Writes all files as a zip, stored without compression, with <c>package.xml</c> at its root (<c>--single-package</c>). The stream stays open.</summary>
    public async Task WriteZipAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (SalesforceMetadataFile file in Files)
            {
                ZipArchiveEntry entry = zip.CreateEntry(file.Path, CompressionLevel.NoCompression);
                entry.LastWriteTime = Timeless;
                entry.ExternalAttributes = 0;
                using Stream content = entry.Open();
                content.Write(file.Content.Span);
            }
        }

        buffer.Position = 0;
        await buffer.CopyToAsync(stream, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes all files below a folder, which is made if it is missing. Files of the same name are replaced; others are left alone.</summary>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public async Task WriteFolderAsync(string folder, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        foreach (SalesforceMetadataFile file in Files)
        {
            string path = Path.Combine(folder, file.Path.Replace('/', Path.DirectorySeparatorChar));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, file.Content, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>How many files.</summary>
    public override string ToString() => $"{Files.Count} metadata files";
}
