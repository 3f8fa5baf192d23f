namespace Broker.Contracts.Tests.Salesforce;

/// <summary>Every data file of the contract is read as the contract says. Without the files there is nothing to read, and the rows of the other tests have the same forms.</summary>
public sealed class ContractFileTests
{
    public static TheoryData<string> Files => [.. ContractAnswers.ByFile.Keys];

    [Fact]
    public void Every_file_has_a_row_and_every_row_a_file()
    {
        if (ContractFiles.Folder is not null)
        {
            Assert.Equal(ContractFiles.Names, ContractAnswers.ByFile.Keys.Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_file_is_read_as_the_contract_says(string file)
    {
        if (ContractFiles.Folder is not null)
        {
            await ContractAnswers.ByFile[file](file);
        }
    }
}
