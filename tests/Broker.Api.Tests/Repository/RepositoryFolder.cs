namespace Broker.Api.Tests.Repository;

/// <summary>The checked-out sources that these tests read.</summary>
internal static class RepositoryFolder
{
    public static string Root { get; } = Find();

    public static string PathOf(string relativePath) => Path.Combine(Root, relativePath);

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "BrokerSdk.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No BrokerSdk.sln in {AppContext.BaseDirectory} or above it.");
    }
}
