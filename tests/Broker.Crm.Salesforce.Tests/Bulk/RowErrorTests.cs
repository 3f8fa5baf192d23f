using Broker.Crm.Salesforce.Bulk.Results;

namespace Broker.Crm.Salesforce.Tests.Bulk;

public sealed class RowErrorTests
{
    [Theory]
    [InlineData("REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --", "REQUIRED_FIELD_MISSING", "Required fields are missing: [Name]", "Name")]
    [InlineData("DUPLICATE_VALUE:duplicate value found: X__c duplicates value on record with id: 001A:--", "DUPLICATE_VALUE", "duplicate value found: X__c duplicates value on record with id: 001A", "")]
    [InlineData("INVALID_FIELD:two:A__c, B__c --", "INVALID_FIELD", "two", "A__c,B__c")]
    [InlineData("NEW_CODE_9:at 10:45 on it", "NEW_CODE_9", "at 10:45 on it", "")]
    [InlineData("NEW_CODE", "NEW_CODE", "", "")]
    [InlineData("Something else happened: why", null, "Something else happened: why", "")]
    [InlineData("", null, "", "")]
    [InlineData(null, null, "", "")]
    [InlineData(":::--", null, ":::", "")]
    public void The_code_message_and_fields_are_taken_apart(string? text, string? code, string message, string fields)
    {
        RowError error = RowError.Parse(text);
        Assert.Equal((code, message, fields), (error.Code, error.Message.Reveal(), string.Join(',', error.Fields)));
    }

    [Theory]
    [InlineData("UNABLE_TO_LOCK_ROW:unable to obtain exclusive access to this record or 1 records: 001A:--", true)]
    [InlineData(" UNABLE_TO_LOCK_ROW --", true)]
    [InlineData("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY:DealTrigger: execution of AfterInsert caused by: UNABLE_TO_LOCK_ROW, held:--", true)]
    [InlineData("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY:DealTrigger: another reason:--", false)]
    [InlineData("REQUIRED_FIELD_MISSING:the note says UNABLE_TO_LOCK_ROW:Note__c --", false)]
    [InlineData("UNABLE_TO_LOCK_ROWS:no such code:--", false)]
    [InlineData("unable_to_lock_row", false)]
    [InlineData("", false)]
    public void A_row_that_was_held_by_another_is_known_by_its_code(string text, bool isLock) =>
        Assert.Equal(isLock, RowError.Parse(text).IsLock);
}
