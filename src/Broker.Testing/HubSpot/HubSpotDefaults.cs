using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.HubSpot;

/// <summary>What a fresh account has (contracts/hubspot.md 2, 7).</summary>
internal static class HubSpotDefaults
{
    private const string Epoch = "1970-01-01T00:00:00Z";
    private const string Stages = "subscriber,lead,marketingqualifiedlead,salesqualifiedlead,opportunity,customer,evangelist,other";

    public static void Fill(HubSpotAccount account)
    {
        account.Add(
            new("contacts", "0-1", [], ["createdate", "email", "firstname", "hs_object_id", "lastmodifieddate", "lastname"]),
            $"""
            email firstname lastname phone:phone_number mobilephone:phone_number company jobtitle website address city state zip country lifecyclestage:enumeration:radio:{Stages}
            hs_lead_status:enumeration:radio:NEW,OPEN,IN_PROGRESS,OPEN_DEAL,UNQUALIFIED,ATTEMPTED_TO_CONTACT,CONNECTED,BAD_TIMING hubspot_owner_id date_of_birth hs_language hs_additional_emails
            createdate:datetime lastmodifieddate:datetime
            """);
        account.Add(
            new("companies", "0-2", [], ["createdate", "domain", "hs_lastmodifieddate", "hs_object_id", "name"]),
            $"name domain phone:phone_number city state zip country industry description website numberofemployees:number annualrevenue:number lifecyclestage:enumeration:radio:{Stages} hubspot_owner_id createdate:datetime");
        account.Add(
            new("deals", "0-3", ["dealname", "dealstage", "pipeline"], ["amount", "closedate", "createdate", "dealname", "dealstage", "hs_lastmodifieddate", "hs_object_id", "pipeline"]),
            "dealname dealstage pipeline amount:number closedate:datetime deal_currency_code dealtype description hubspot_owner_id createdate:datetime");
        account.Add(
            new("tickets", "0-5", ["subject", "hs_pipeline_stage"], ["content", "createdate", "hs_lastmodifieddate", "hs_object_id", "hs_pipeline", "hs_pipeline_stage", "hs_ticket_category", "hs_ticket_priority", "subject"]),
            "subject content hs_pipeline hs_pipeline_stage hs_ticket_priority hs_ticket_category source_type hubspot_owner_id hs_resolution createdate:datetime");
        foreach (var (name, id, required) in (ReadOnlySpan<(string, string, string[])>)
            [("products", "0-7", []), ("line_items", "0-8", []), ("quotes", "0-14", []), ("invoices", "0-53", ["hs_currency"]), ("subscriptions", "0-69", ["hs_name"]),
             ("commerce_payments", "0-101", ["hs_initial_amount", "hs_initiated_date"]), ("orders", "0-123", []), ("carts", "0-142", []), ("discounts", "0-84", []), ("fees", "0-85", []),
             ("taxes", "0-86", []), ("leads", "0-136", []), ("users", "0-115", []), ("notes", "0-46", ["hs_timestamp"]), ("meetings", "0-47", ["hs_timestamp"]), ("calls", "0-48", ["hs_timestamp"]),
             ("emails", "0-49", ["hs_timestamp", "hs_email_direction"]), ("tasks", "0-27", ["hs_timestamp"])])
        {
            account.Add(
                new(name, id, required, ["hs_createdate", "hs_lastmodifieddate", "hs_object_id"]),
                """
                name price:number quantity:number amount:number description hs_sku hs_name hs_title hs_timestamp:datetime hs_note_body hs_task_subject hs_task_body hs_task_status hs_task_priority
                hs_call_body hs_call_title hs_meeting_title hs_meeting_body hs_email_direction hs_email_subject hs_email_text hs_currency hs_initial_amount:number hs_initiated_date:datetime
                hs_latest_status hs_customer_email hs_invoice_status:enumeration:select:draft,open,paid,voided hs_invoice_billable:bool hs_invoice_date:datetime hs_due_date:datetime
                hs_amount_billed:number hs_status hs_order_name hs_pipeline hs_pipeline_stage hubspot_owner_id
                """);
        }

        account.Pipelines["tickets"] =
        [
            Pipeline("0", "Support Pipeline", [("1", "New", "OPEN"), ("2", "Waiting on contact", "OPEN"), ("3", "Waiting on us", "OPEN"), ("4", "Closed", "CLOSED")], "ticketState"),
        ];
        account.Pipelines["deals"] =
        [
            Pipeline("default", "Sales Pipeline",
                [("appointmentscheduled", "Appointment Scheduled", "0.2"), ("qualifiedtobuy", "Qualified To Buy", "0.4"), ("presentationscheduled", "Presentation Scheduled", "0.6"),
                 ("decisionmakerboughtin", "Decision Maker Bought-In", "0.8"), ("contractsent", "Contract Sent", "0.9"), ("closedwon", "Closed Won", "1.0"), ("closedlost", "Closed Lost", "0.0")],
                "probability"),
        ];
        account.Owners.Add(Owner("41629779", 9_586_504, "desk@broker.example", "Desk", "Operator"));
    }

    public static JsonObject Owner(string id, int userId, string email, string firstName, string lastName) => new()
    {
        ["id"] = id,
        ["email"] = email,
        ["firstName"] = firstName,
        ["lastName"] = lastName,
        ["userId"] = userId,
        ["userIdIncludingInactive"] = userId,
        ["type"] = "PERSON",
        ["teams"] = new JsonArray(new JsonObject { ["id"] = "178588", ["name"] = "Desk", ["primary"] = true }),
        ["archived"] = false,
        ["createdAt"] = Epoch,
        ["updatedAt"] = Epoch,
    };

    private static JsonObject Pipeline(string id, string label, (string Id, string Label, string Value)[] stages, string metadata) => new()
    {
        ["id"] = id,
        ["label"] = label,
        ["displayOrder"] = 0,
        ["archived"] = false,
        ["createdAt"] = Epoch,
        ["updatedAt"] = Epoch,
        ["stages"] = JsonText.Array(stages.Select((s, i) => (JsonNode)new JsonObject
        {
            ["id"] = s.Id,
            ["label"] = s.Label,
            ["displayOrder"] = i,
            ["metadata"] = new JsonObject { [metadata] = s.Value, ["isClosed"] = s.Value is "CLOSED" or "1.0" or "0.0" ? "true" : "false" },
            ["archived"] = false,
            ["createdAt"] = Epoch,
            ["updatedAt"] = Epoch,
            ["writePermissions"] = "CRM_PERMISSIONS_ENFORCEMENT",
        })),
    };
}
