namespace Broker.Api.Tests.Repository;

/// <summary>A source file of a package; the path is relative to the project folder, with forward slashes.</summary>
internal sealed record SourceFile(string Package, string RelativePath, IReadOnlyList<string> Lines)
{
    public string RepositoryPath => $"src/{Package}/{RelativePath}";

    public string FileName => RelativePath[(RelativePath.LastIndexOf('/') + 1)..];

    /// <summary>Root namespace plus folders.</summary>
    public string ExpectedNamespace
    {
        get
        {
            int slash = RelativePath.LastIndexOf('/');
            return slash < 0 ? Package : $"{Package}.{RelativePath[..slash].Replace('/', '.')}";
        }
    }
}
