using Broker.Core.Paging;
using Broker.Core.Pipeline;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Owners;

/// <summary>The owners of records (contracts/hubspot.md 9).</summary>
internal sealed class HubSpotOwners(HubSpotApi api) : IHubSpotOwners
{
    private static readonly ApiOperation List = new("ListOwners", HttpMethod.Get, "/crm/owners/{version}", RetrySafety.Read);
    private static readonly ApiOperation Get = new("GetOwner", HttpMethod.Get, "/crm/owners/{version}/{ownerId}", RetrySafety.Read);
    private static readonly HubSpotOwnerListOptions DefaultList = new();
    private static readonly ApiResponseReader<Page<HubSpotOwner>> PageReader = ListReader.PageOf(HubSpotJson.Default.HubSpotOwner);
    private static readonly ApiResponseReader<HubSpotOwner> One = ApiReaders.Json(HubSpotJson.Default.HubSpotOwner);

    public PagedSequence<HubSpotOwner> ListAsync(HubSpotOwnerListOptions? options = null)
    {
        options ??= DefaultList;
        if (options.PageSize is < 1 or > HubSpotOwnerListOptions.MaxPageSize)
        {
            throw new ArgumentException($"PageSize is {options.PageSize}; allowed: 1 to {HubSpotOwnerListOptions.MaxPageSize}.", nameof(options));
        }

        if (options.Email is not null && string.IsNullOrWhiteSpace(options.Email))
        {
            throw new ArgumentException("Email is empty; give an address, or null for all owners.", nameof(options));
        }

        return new PagedSequence<HubSpotOwner>((after, cancellationToken) => api.SendAsync(
            List.Call(api.Paths.Owners())
                .Query("email", options.Email)
                .Query("limit", (long?)options.PageSize)
                .Query("archived", options.Archived ? true : null)
                .Query("after", after),
            PageReader,
            [],
            cancellationToken));
    }

    public Task<HubSpotOwner> GetAsync(string ownerId, bool archived = false, CancellationToken cancellationToken = default) =>
        GetAsync(ownerId, idProperty: null, archived, cancellationToken);

    public Task<HubSpotOwner> GetByUserIdAsync(string userId, bool archived = false, CancellationToken cancellationToken = default) =>
        GetAsync(userId, "userId", archived, cancellationToken);

    public async Task<HubSpotOwner?> FindByEmailAsync(string email, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(email);
        await foreach (HubSpotOwner owner in ListAsync(new HubSpotOwnerListOptions { Email = email }).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            // Compared here too: a filter that the server ignored must not give someone else's records to the first owner of the list.
            if (string.Equals(owner.Email, email, StringComparison.OrdinalIgnoreCase) && owner.Archived != true)
            {
                return owner;
            }
        }

        return null;
    }

    private Task<HubSpotOwner> GetAsync(string id, string? idProperty, bool archived, CancellationToken cancellationToken) =>
        api.SendAsync(
            Get.Call($"{api.Paths.Owners()}/{HubSpotPaths.Segment(id, nameof(id))}").Query("idProperty", idProperty).Query("archived", archived ? true : null),
            One,
            [],
            cancellationToken);
}
