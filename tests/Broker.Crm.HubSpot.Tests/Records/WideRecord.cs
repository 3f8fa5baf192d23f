using Broker.Crm.HubSpot.Records;

namespace Broker.Crm.HubSpot.Tests.Records;

/// <summary>More properties than one word has bits.</summary>
[HubSpotObject("2-77")]
internal sealed partial class WideRecord
{
    public partial long? P0 { get; set; }

    public partial long? P1 { get; set; }

    public partial long? P2 { get; set; }

    public partial long? P3 { get; set; }

    public partial long? P4 { get; set; }

    public partial long? P5 { get; set; }

    public partial long? P6 { get; set; }

    public partial long? P7 { get; set; }

    public partial long? P8 { get; set; }

    public partial long? P9 { get; set; }

    public partial long? P10 { get; set; }

    public partial long? P11 { get; set; }

    public partial long? P12 { get; set; }

    public partial long? P13 { get; set; }

    public partial long? P14 { get; set; }

    public partial long? P15 { get; set; }

    public partial long? P16 { get; set; }

    public partial long? P17 { get; set; }

    public partial long? P18 { get; set; }

    public partial long? P19 { get; set; }

    public partial long? P20 { get; set; }

    public partial long? P21 { get; set; }

    public partial long? P22 { get; set; }

    public partial long? P23 { get; set; }

    public partial long? P24 { get; set; }

    public partial long? P25 { get; set; }

    public partial long? P26 { get; set; }

    public partial long? P27 { get; set; }

    public partial long? P28 { get; set; }

    public partial long? P29 { get; set; }

    public partial long? P30 { get; set; }

    public partial long? P31 { get; set; }

    public partial long? P32 { get; set; }

    public partial long? P33 { get; set; }

    public partial long? P34 { get; set; }

    public partial long? P35 { get; set; }

    public partial long? P36 { get; set; }

    public partial long? P37 { get; set; }

    public partial long? P38 { get; set; }

    public partial long? P39 { get; set; }

    public partial long? P40 { get; set; }

    public partial long? P41 { get; set; }

    public partial long? P42 { get; set; }

    public partial long? P43 { get; set; }

    public partial long? P44 { get; set; }

    public partial long? P45 { get; set; }

    public partial long? P46 { get; set; }

    public partial long? P47 { get; set; }

    public partial long? P48 { get; set; }

    public partial long? P49 { get; set; }

    public partial long? P50 { get; set; }

    public partial long? P51 { get; set; }

    public partial long? P52 { get; set; }

    public partial long? P53 { get; set; }

    public partial long? P54 { get; set; }

    public partial long? P55 { get; set; }

    public partial long? P56 { get; set; }

    public partial long? P57 { get; set; }

    public partial long? P58 { get; set; }

    public partial long? P59 { get; set; }

    public partial long? P60 { get; set; }

    public partial long? P61 { get; set; }

    public partial long? P62 { get; set; }

    public partial long? P63 { get; set; }

    public partial long? P64 { get; set; }

    public partial long? P65 { get; set; }

    public partial long? P66 { get; set; }

    public partial long? P67 { get; set; }

    public partial long? P68 { get; set; }

    public partial long? P69 { get; set; }
}
