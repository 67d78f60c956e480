using System.Globalization;
using System.Resources;
using FamilyLink.Domain;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.ContactCards;
using FamilyLink.Domain.Texts;

namespace FamilyLink.Admin.ContactCards;

/// <summary>The words on a card, in the language of those who read it, whatever the language of the page.</summary>
/// <param name="language">The card's language.</param>
public sealed class FaceWords(string language)
{
    private static readonly ResourceManager s_words = new("FamilyLink.Admin.ContactCards.FaceTexts", typeof(FaceTexts).Assembly);
    private readonly CultureInfo _culture = Languages.Culture(language);

    /// <summary>A word by its key, filled in.</summary>
    public string this[string key, params object[] values] => string.Format(CultureInfo.InvariantCulture, s_words.GetString(key, _culture)!, values);

    /// <summary>妈妈, mother.</summary>
    public string Of(Domain.Families.Relation relation) => StateTexts.Of(relation, _culture);

    /// <summary>陈老师; a volunteer by name.</summary>
    public string Of(CardCalled person) => person.Teacher ? this["TeacherCalled", person.Name] : person.Name;

    /// <summary>陈老师、李老师.</summary>
    public string Of(IEnumerable<CardCalled> people) => string.Join(this["Between"], people.Select(Of));

    /// <summary>周五 16:40（学校） 打给妈妈，一楼电话，隔周; whose hour it is stands there where the office card says so.</summary>
    public string Of(CardCall call, bool office) => Line(call, this[office && call.OtherClock ? "CallOnOther" : "CallOn", Weekdays.Short(call.Weekday, _culture), call.Time.ToString("HH:mm", CultureInfo.InvariantCulture)]);

    /// <summary>星期五 下午四点四十分 打给妈妈, for who hardly reads digits.</summary>
    public string InWords(CardCall call) => Line(call, this["CallOn", Weekdays.Long(call.Weekday, _culture), HourWords.Of(language, call.Time)]);

    /// <summary>第 3 版.</summary>
    public string Version(IssuedCard card) => this["Version", card.Number];

    /// <summary>2026年11月23日, by the school's calendar.</summary>
    public string Date(IssuedCard card, string zone) =>
        Zones.DateAt(card.IssuedAt, zone).ToString(language == Languages.English ? "d MMM yyyy" : "yyyy年M月d日", CultureInfo.InvariantCulture);

    private string Line(CardCall call, string when) => string.Join(this["Comma"], new[]
    {
        $"{when} {this["CallTo", Of(call.With)]}", call.Line ?? this["OwnPhones"], call.EveryWeeks switch { 1 => "", 2 => this["CallEvery2"], _ => this["CallEvery4"] },
    }.Where(part => part.Length > 0));
}
