namespace FamilyLink.Domain.Roster;

/// <summary>Every fact that a roster can carry; one row of <see cref="RosterColumns"/> each.</summary>
public enum RosterField
{
    /// <summary>The school's number for the child.</summary>
    StudentNumber,
    /// <summary>The child's name.</summary>
    Name,
    /// <summary>The child's class.</summary>
    Class,
    /// <summary>Sex.</summary>
    Sex,
    /// <summary>Date of birth, solar.</summary>
    BirthDate,
    /// <summary>Whether the birthday is kept by the lunar calendar.</summary>
    LunarBirthday,
    /// <summary>Which parents work away.</summary>
    Away,
    /// <summary>With whom the child lives.</summary>
    LivesWith,
    /// <summary>Whether the child boards.</summary>
    Boards,
    /// <summary>The guardian's name.</summary>
    GuardianName,
    /// <summary>What the guardian is to the child.</summary>
    GuardianRelation,
    /// <summary>The guardian's number.</summary>
    GuardianPhone,
    /// <summary>The father's name.</summary>
    FatherName,
    /// <summary>The father's number.</summary>
    FatherPhone,
    /// <summary>Where the father works.</summary>
    FatherPlace,
    /// <summary>The mother's name.</summary>
    MotherName,
    /// <summary>The mother's number.</summary>
    MotherPhone,
    /// <summary>Where the mother works.</summary>
    MotherPlace,
    /// <summary>The second guardian's name.</summary>
    SecondName,
    /// <summary>What the second guardian is to the child.</summary>
    SecondRelation,
    /// <summary>The second guardian's number.</summary>
    SecondPhone,
    /// <summary>The third guardian's name.</summary>
    ThirdName,
    /// <summary>What the third guardian is to the child.</summary>
    ThirdRelation,
    /// <summary>The third guardian's number.</summary>
    ThirdPhone,
    /// <summary>The fourth guardian's name.</summary>
    FourthName,
    /// <summary>What the fourth guardian is to the child.</summary>
    FourthRelation,
    /// <summary>The fourth guardian's number.</summary>
    FourthPhone,
}

/// <summary>Whom a fact of a roster is about.</summary>
public enum RosterPart
{
    /// <summary>The child.</summary>
    Child,
    /// <summary>The guardian.</summary>
    Guardian,
    /// <summary>The father.</summary>
    Father,
    /// <summary>The mother.</summary>
    Mother,
    /// <summary>A second guardian.</summary>
    SecondGuardian,
    /// <summary>A third guardian.</summary>
    ThirdGuardian,
    /// <summary>A fourth guardian.</summary>
    FourthGuardian,
}
