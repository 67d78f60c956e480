using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Storage;
using FamilyLink.Tests.Support;

namespace FamilyLink.Tests.Scenario;

/// <summary>What somebody at the console reaches: the use cases on the school's own tables.</summary>
internal interface IOffice
{
    /// <summary>A use case.</summary>
    T Get<T>() where T : notnull;

    /// <summary>Does what a person does, in one commit; a refusal fails the test.</summary>
    Task<T> Do<T>(Func<Work, Task<Result<T>>> useCase, Who? who = null);

    /// <summary>Looks at the tables.</summary>
    Task<T> Look<T>(Func<FamilyLinkDb, Task<T>> question);
}

/// <summary>The way into the office that a run has: the running product's own store, or the files while a killed product lies still.</summary>
internal delegate Task AtTheOffice(Func<IOffice, Task> deed);
