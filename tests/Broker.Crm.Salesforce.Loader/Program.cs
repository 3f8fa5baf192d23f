using System.Globalization;
using Broker.Core.Secrets;
using Broker.Crm.Salesforce;
using Broker.Crm.Salesforce.Authentication;
using Broker.Crm.Salesforce.Loader;

// Loader load|read ADDRESS FOLDER STOP
//   load: FOLDER/input.csv as upserts into Deal__c, or what is left of the job whose handle is in FOLDER/handle.
//   read: all rows of Deal__c to FOLDER/rows, or the rest of those whose handle is in FOLDER/handle.
// Prints a line at each step. Stands still behind that many outcomes or rows, so that it can be killed there; 0 for never.
SalesforceClient client = new(new SalesforceOptions
{
    BaseAddress = new Uri(args[1]),
    Credential = SalesforceCredential.ClientCredentials("client", Secret.From("secret")),
});
var work = new LoaderWork(client.Bulk, args[2], int.Parse(args[3], CultureInfo.InvariantCulture));
await (args[0] == "load" ? work.LoadAsync() : work.ReadAsync());
return 0;
