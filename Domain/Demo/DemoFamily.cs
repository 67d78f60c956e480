using FamilyLink.Domain.Families;

namespace FamilyLink.Domain.Demo;

/// <summary>What is particular about the family at a place in <see cref="DemoNames.Children"/>.</summary>
/// <param name="Child">The child's place in the list.</param>
internal sealed record DemoFamily(int Child)
{
    /// <summary>小明, whom the first visitor meets: mother in Shenzhen, grandmother on chat.</summary>
    public const int First = 0;
    /// <summary>The elder of two siblings who call the same mother, one after the other.</summary>
    public const int Sister = 1;
    /// <summary>The younger sibling.</summary>
    public const int Brother = 2;
    /// <summary>The child of a divorced pair who alternate weeks.</summary>
    public const int Divorced = 3;
    /// <summary>The child who lives alone.</summary>
    public const int Alone = 4;
    /// <summary>The child whose grandmother hardly reads.</summary>
    public const int HardlyReads = 5;
    /// <summary>The child whose mother is not yet enrolled.</summary>
    public const int NotEnrolled = 6;
    /// <summary>A child whose father works nights.</summary>
    public const int NightShift = 9;

    /// <summary>A child of the top class with a chat of its own.</summary>
    public const int WithAccount = 13;

    private static readonly Dictionary<int, (string Zone, string City, string Language)> Places = new()
    {
        [10] = ("Asia/Urumqi", "乌鲁木齐", "zh-Hans"),
        [11] = ("Asia/Urumqi", "乌鲁木齐", "zh-Hans"),
        [12] = ("Asia/Urumqi", "喀什", "zh-Hans"),
        [14] = ("Asia/Tokyo", "东京", "zh-Hans"),
        [15] = ("Asia/Tokyo", "大阪", "zh-Hant"),
        [17] = ("Asia/Dubai", "迪拜", "zh-Hans"),
        [18] = ("Asia/Dubai", "迪拜", "zh-Hans"),
        [20] = ("Europe/London", "伦敦", "zh-Hans"),
        [21] = ("Europe/London", "曼彻斯特", "en"),
    };

    private static readonly string[] Cities = ["深圳", "东莞", "广州", "杭州", "宁波", "苏州", "上海", "厦门", "佛山", "温州"];

    /// <summary>Two families without any chat, an ordinary state.</summary>
    public bool Paper => Child is 7 or 8;

    /// <summary>True when the father is the one who calls.</summary>
    public bool FatherCalls => Child is Alone or NightShift || (Child > NightShift && Child % 3 == 1);

    /// <summary>With whom the child lives.</summary>
    public LivesWith LivesWith => Child == Alone ? LivesWith.Alone : Child % 11 == 10 ? LivesWith.OtherKin : LivesWith.Grandparents;

    /// <summary>IANA zone of the parents, or null for the school's.</summary>
    public string? Zone => Places.TryGetValue(Child, out var place) ? place.Zone : null;

    /// <summary>Where the parents work.</summary>
    public string City => Places.TryGetValue(Child, out var place) ? place.City : Cities[Child % Cities.Length];

    /// <summary>The parents' language, or null for the school's.</summary>
    public string? Language => Places.TryGetValue(Child, out var place) && place.Language != "zh-Hans" ? place.Language : null;

    /// <summary>One guardian in three has a chat; the others are served on paper.</summary>
    public bool GuardianOnPaper => Paper || !(Child is First or HardlyReads or Divorced || Child % 3 == 0);
}
