namespace Broker.Crm.HubSpot.Crm;

/// <summary>Where trading accounts are written to.</summary>
public enum HubSpotAccountLayout
{
    /// <summary>The customer's contact, which then shows one trading account, the last one written. Works on every plan.</summary>
    Contact = 0,

    /// <summary>A custom object, one record per trading account, linked to the contact. Needs a plan with custom objects and the scopes for them.</summary>
    CustomObject = 1,

    /// <summary>One deal per trading account in a pipeline of its own, linked to the contact.</summary>
    Deal = 2,
}
