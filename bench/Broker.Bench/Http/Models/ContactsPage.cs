namespace Broker.Bench.Http.Models;

/// <typeparam name="TProperties">A dictionary, or members.</typeparam>
internal sealed class ContactsPage<TProperties>
{
    public List<Contact<TProperties>>? Results { get; set; }

    public Paging? Paging { get; set; }
}
