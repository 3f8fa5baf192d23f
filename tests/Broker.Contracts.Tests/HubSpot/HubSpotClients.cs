using Broker.Crm.HubSpot;
using Broker.Crm.HubSpot.Authentication;

namespace Broker.Contracts.Tests.HubSpot;

/// <summary>What a row may call: the account, and the app's own endpoints.</summary>
internal sealed record HubSpotClients(IHubSpotClient Crm, IHubSpotOAuthClient OAuth);
