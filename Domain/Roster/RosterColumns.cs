using System.Globalization;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;

namespace FamilyLink.Domain.Roster;

/// <summary>The table of columns: recognition, template, preview, writing, export and the docs all come from it (forms.md 1.1).</summary>
public static class RosterColumns
{
    private static readonly string[] Names = ["姓名", "名字", "名", "name"];
    private static readonly string[] Phones = ["联系电话", "电话", "手机", "手机号", "手机号码", "电话号码", "联系方式", "本人电话", "phone", "telephone", "mobile", "phonenumber"];
    private static readonly string[] Places = ["务工地", "务工地址", "务工地点", "打工地", "打工地点", "打工地址", "外出地", "外出地点", "所在地", "务工城市", "placeofwork", "worksin", "place"];
    private static readonly string[] Relations = ["关系", "与孩子关系", "与学生关系", "与儿童关系", "与本人关系", "称呼", "relation", "relationship", "relationtochild"];

    /// <summary>Every column, in the order of template and export.</summary>
    public static IReadOnlyList<RosterColumn> All { get; } =
    [
        new(RosterField.StudentNumber, RosterPart.Child, new TextCell(32), ["学号", "学籍号", "学生编号", "编号", "全国学籍号", "studentnumber", "studentno", "studentid", "number"],
            s => s.Child.StudentNumber, (s, v) => s.Child.StudentNumber = v),
        new(RosterField.Name, RosterPart.Child, new TextCell(40), ["姓名", "学生姓名", "孩子姓名", "儿童姓名", "名字", "学生", "name", "child", "childname", "studentname", "nameofchild", "fullname"],
            s => s.Child.Name, (s, v) => s.Child.Name = v),
        new(RosterField.Class, RosterPart.Child, new TextCell(40), ["班级", "班", "年级班级", "所在班级", "年级", "class", "classname", "form"],
            s => s.Class, (_, _) => { }),
        new(RosterField.Sex, RosterPart.Child, Choices.Sex, ["性别", "男女", "sex", "gender"],
            s => s.Child.Sex?.ToString(), (s, v) => s.Child.Sex = Enum.Parse<Sex>(v)),
        new(RosterField.BirthDate, RosterPart.Child, new DateCell(), ["出生日期", "出生年月", "出生年月日", "生日", "出生", "dateofbirth", "birthdate", "birthday", "dob", "born"],
            s => s.Child.BirthDate is { } born ? IsoDate.Of(born) : null, (s, v) => s.Child.BirthDate = DateOnly.ParseExact(v, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        new(RosterField.LunarBirthday, RosterPart.Child, new YesNoCell(["农历", "阴历"], ["公历", "阳历"]), ["农历生日", "过农历生日", "生日历法", "是否农历", "农历", "lunarbirthday", "lunar"],
            s => YesNoCell.Of(s.Child.LunarBirthday), (s, v) => s.Child.LunarBirthday = v == YesNoCell.Yes),
        new(RosterField.Away, RosterPart.Child, Choices.Away, ["外出情况", "外出务工情况", "父母外出情况", "外出", "谁外出", "外出类型", "away", "whoisaway", "parentsaway"],
            s => s.Child.Away == Away.Unknown ? null : s.Child.Away.ToString(), (s, v) => s.Child.Away = Enum.Parse<Away>(v)),
        new(RosterField.LivesWith, RosterPart.Child, Choices.LivesWith, ["与谁生活", "和谁生活", "和谁一起生活", "与谁一起生活", "居住情况", "生活方式", "监护类型", "监护情况", "liveswith", "living", "livingwith"],
            s => s.Child.LivesWith == LivesWith.Unknown ? null : s.Child.LivesWith.ToString(), (s, v) => s.Child.LivesWith = Enum.Parse<LivesWith>(v)),
        new(RosterField.Boards, RosterPart.Child, new YesNoCell(["住校", "寄宿", "住宿", "住校生"], ["走读", "不寄宿", "不住校", "走读生"]), ["是否寄宿", "寄宿", "住校", "是否住校", "住宿", "是否住宿", "住读情况", "boards", "boarding", "boarder"],
            s => YesNoCell.Of(s.Child.Boards), (s, v) => s.Child.Boards = v == YesNoCell.Yes),
        Name(RosterField.GuardianName, RosterPart.Guardian),
        Relation(RosterField.GuardianRelation, RosterPart.Guardian),
        Phone(RosterField.GuardianPhone, RosterPart.Guardian),
        Name(RosterField.FatherName, RosterPart.Father),
        Phone(RosterField.FatherPhone, RosterPart.Father),
        Place(RosterField.FatherPlace, RosterPart.Father),
        Name(RosterField.MotherName, RosterPart.Mother),
        Phone(RosterField.MotherPhone, RosterPart.Mother),
        Place(RosterField.MotherPlace, RosterPart.Mother),
        Name(RosterField.SecondName, RosterPart.SecondGuardian),
        Relation(RosterField.SecondRelation, RosterPart.SecondGuardian),
        Phone(RosterField.SecondPhone, RosterPart.SecondGuardian),
        Name(RosterField.ThirdName, RosterPart.ThirdGuardian),
        Relation(RosterField.ThirdRelation, RosterPart.ThirdGuardian),
        Phone(RosterField.ThirdPhone, RosterPart.ThirdGuardian),
        Name(RosterField.FourthName, RosterPart.FourthGuardian),
        Relation(RosterField.FourthRelation, RosterPart.FourthGuardian),
        Phone(RosterField.FourthPhone, RosterPart.FourthGuardian),
    ];

    /// <summary>How many of them the template has; the others come into an export only when some child needs them.</summary>
    public const int Usual = (int)RosterField.SecondPhone + 1;

    /// <summary>What stands before an adult's heading, or above it.</summary>
    public static IReadOnlyDictionary<RosterPart, string[]> PartWords { get; } = new Dictionary<RosterPart, string[]>
    {
        [RosterPart.Guardian] = ["监护人", "临时监护人", "委托监护人", "代理监护人", "代管人", "监护人1", "第一监护人", "监护人一", "家长", "guardian", "guardian1", "firstguardian"],
        [RosterPart.Father] = ["父亲", "父", "爸爸", "father"],
        [RosterPart.Mother] = ["母亲", "母", "妈妈", "mother"],
        [RosterPart.SecondGuardian] = ["监护人2", "第二监护人", "监护人二", "secondguardian", "guardian2"],
        [RosterPart.ThirdGuardian] = ["监护人3", "第三监护人", "监护人三", "thirdguardian", "guardian3"],
        [RosterPart.FourthGuardian] = ["监护人4", "第四监护人", "监护人四", "fourthguardian", "guardian4"],
    };

    /// <summary>The column of a field.</summary>
    public static RosterColumn Of(RosterField field) => All[(int)field];

    /// <summary>The guardians' parts, the first guardian first.</summary>
    public static IReadOnlyList<RosterPart> Guardians { get; } = [RosterPart.Guardian, RosterPart.SecondGuardian, RosterPart.ThirdGuardian, RosterPart.FourthGuardian];

    /// <summary>The adults' parts, in the order in which they are looked at: parents first.</summary>
    public static IReadOnlyList<RosterPart> Adults { get; } = [RosterPart.Father, RosterPart.Mother, .. Guardians];

    /// <summary>The name's field of an adult's part.</summary>
    public static RosterField NameOf(RosterPart part) => All.First(c => c.Part == part).Field;

    /// <summary>What a guardian is to the child, as a field; null for a part in which that is plain.</summary>
    public static RosterField? RelationOf(RosterPart part) => In(part).FirstOrDefault(c => c.Kind == Choices.Relation)?.Field;

    /// <summary>The columns of one part.</summary>
    public static IEnumerable<RosterColumn> In(RosterPart part) => All.Where(c => c.Part == part);

    private static RosterColumn Name(RosterField field, RosterPart part) =>
        new(field, part, new TextCell(40), Names, s => s.Member?.Name, (s, v) => s.Member!.Name = v);

    private static RosterColumn Phone(RosterField field, RosterPart part) =>
        new(field, part, new PhoneCell(), Phones, s => s.Member?.Phone, (s, v) => s.Member!.Phone = v, Number: true);

    private static RosterColumn Place(RosterField field, RosterPart part) =>
        new(field, part, new TextCell(60), Places, s => s.Member?.City, (s, v) => s.Member!.City = v);

    private static RosterColumn Relation(RosterField field, RosterPart part) =>
        new(field, part, Choices.Relation, Relations, s => s.Link?.Relation.ToString(), (s, v) => s.Link!.Relation = Enum.Parse<Relation>(v));
}
