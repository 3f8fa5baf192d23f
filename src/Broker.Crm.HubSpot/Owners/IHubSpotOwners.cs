using Broker.Core.Errors;
using Broker.Core.Paging;

namespace Broker.Crm.HubSpot.Owners;

/// <summary>The users and queues that records belong to. Read only. Thread-safe. Needs the scope <c>crm.objects.owners.read</c> (contracts/hubspot.md 9).</summary>
public interface IHubSpotOwners
{
    /// <summary>The owners, page by page.</summary>
    /// <exception cref="ArgumentException">The page size is not allowed.</exception>
    PagedSequence<HubSpotOwner> ListAsync(HubSpotOwnerListOptions? options = null);

    /// <summary>One owner by its id, the one in <c>hubspot_owner_id</c>.</summary>
    /// <exception cref="NotFoundException">There is none, or it is archived and was not asked for as such.</exception>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task<HubSpotOwner> GetAsync(string ownerId, bool archived = false, CancellationToken cancellationToken = default);

    /// <summary>One owner by the id of its user.</summary>
    /// <exception cref="NotFoundException">There is none, or it is archived and was not asked for as such.</exception>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task<HubSpotOwner> GetByUserIdAsync(string userId, bool archived = false, CancellationToken cancellationToken = default);

    /// <summary>The living owner of an e-mail address, letter case aside; null when there is none.</summary>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task<HubSpotOwner?> FindByEmailAsync(string email, CancellationToken cancellationToken = default);
}
