using System.Globalization;
using System.Text;
using Broker.Crm.Salesforce.Bulk.Results;

namespace Broker.Crm.Salesforce.Tests.Bulk;

public sealed class RowErrorsTests
{
    private readonly RowErrors errors = new();

    [Fact]
    public void A_text_that_comes_again_is_the_same_object()
    {
        RowError first = Read("REQUIRED_FIELD_MISSING:Name is missing:Name --");
        RowError again = Read("REQUIRED_FIELD_MISSING:Name is missing:Name --");

        Assert.Equal(("REQUIRED_FIELD_MISSING", "Name is missing", "Name"), (again.Code, again.Message.Reveal(), Assert.Single(again.Fields)));
        Assert.Same(first.Fields, again.Fields);
    }

    [Fact]
    public void Thousands_of_texts_of_all_lengths_are_never_mixed_up()
    {
        for (int i = 0; i < 5_000; i++)
        {
            string value = (i % 3 == 0 ? i % 7 : i).ToString(CultureInfo.InvariantCulture);
            string message = value + new string('ü', i % 900);

            RowError error = Read($"CODE_{value}:{message}:F{value}__c --");

            Assert.Equal(("CODE_" + value, message, $"F{value}__c"), (error.Code, error.Message.Reveal(), Assert.Single(error.Fields)));
        }
    }

    private RowError Read(string text) => errors.Of(Encoding.UTF8.GetBytes(text));
}
