namespace Broker.Crm.Salesforce.Query;

/// <summary>Sees one row of a query. An exception of it ends the query and reaches the caller as it is.</summary>
public delegate void SalesforceRowVisitor(ref SalesforceRow row);
