#Requires -Version 7.2
#Requires -Modules ExchangeOnlineManagement
<#
.SYNOPSIS
Låter Samverkanslotsen läsa kalendrarna i de brevlådor som du räknar upp, och inga andra.

.DESCRIPTION
Boten läser möten ur delade brevlådor. Det här skriptet ger den rätten i Exchange Online med rollbaserad åtkomst för program
(RBAC for Applications), brevlåda för brevlåda. Det kan köras hur många gånger som helst: det som redan är gjort görs inte om, och
brevlådor som inte längre räknas upp tas bort.

Ge INTE boten behörigheten Calendars.Read i Microsoft Entra. Den gäller alla brevlådor, och då betyder begränsningen här ingenting.

Du behöver PowerShell 7, modulen ExchangeOnlineManagement och rollen Organization Management i Exchange.

.PARAMETER AppId
Botens klient-id. Med hanterad identitet: identityClientId från distributionen.

.PARAMETER ObjectId
Objekt-id för samma tjänst i Entra, under Företagsprogram. Med hanterad identitet: identityObjectId från distributionen.

.PARAMETER Mailbox
Brevlådornas adresser.

.PARAMETER Organization
Klientorganisationen, om du inte redan är ansluten.

.PARAMETER Name
Vad omfånget och märkningen heter. Välj ett annat namn för testmiljöns bot, så att de två inte delar brevlådor.

.EXAMPLE
./kalendrar.ps1 -AppId 1111… -ObjectId 2222… -Mailbox samverkan.uddevalla@example.org, samverkan.tanum@example.org -WhatIf
Visar vad som skulle göras.
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'Medium')]
param(
    [Parameter(Mandatory)] [guid] $AppId,
    [Parameter(Mandatory)] [guid] $ObjectId,
    [Parameter(Mandatory)] [ValidatePattern('^[^@\s'']+@[^@\s'']+$')] [string[]] $Mailbox,
    [string] $Organization,
    [ValidatePattern('^[\w-]{3,30}$')] [string] $Name = 'Samverkanslotsen'
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$Role = 'Application Calendars.Read'
# En egen markering på brevlådorna. Omfånget pekar på den, så att nya brevlådor kommer med utan att omfånget skrivs om.
$Attribute = 'CustomAttribute15'
$Mark = $Name

if (-not (Get-ConnectionInformation)) {
    $connect = @{ ShowBanner = $false }
    if ($Organization) { $connect.Organization = $Organization }
    Connect-ExchangeOnline @connect
}

# 1. Exchange behöver känna till tjänsten. Den finns i Entra sedan tidigare.
$principal = Get-ServicePrincipal | Where-Object { $_.AppId -eq "$AppId" }
if (-not $principal -and $PSCmdlet.ShouldProcess("$AppId", 'Lägg till tjänsten i Exchange')) {
    $principal = New-ServicePrincipal -AppId "$AppId" -ObjectId "$ObjectId" -DisplayName $Name
}

# 2. Brevlådorna märks. Adresser som inte finns stoppar allt innan något har ändrats.
$wanted = foreach ($address in $Mailbox) { Get-Mailbox -Identity $address }
$taken = $wanted | Where-Object { $_.$Attribute -and $_.$Attribute -ne $Mark }
if ($taken) {
    throw "$Attribute används redan till annat på: $($taken.PrimarySmtpAddress -join ', '). Välj ett annat fält i skriptet."
}
foreach ($one in $wanted | Where-Object { $_.$Attribute -ne $Mark }) {
    if ($PSCmdlet.ShouldProcess($one.PrimarySmtpAddress, 'Märk brevlådan så att boten får läsa kalendern')) {
        Set-Mailbox -Identity $one.Guid.ToString() -CustomAttribute15 $Mark
    }
}

# 3. Brevlådor som inte räknas upp längre får inte läsas längre.
$marked = Get-Mailbox -ResultSize Unlimited -Filter "$Attribute -eq '$Mark'"
foreach ($one in $marked | Where-Object { $_.Guid -notin $wanted.Guid }) {
    if ($PSCmdlet.ShouldProcess($one.PrimarySmtpAddress, 'Ta bort botens rätt att läsa kalendern')) {
        Set-Mailbox -Identity $one.Guid.ToString() -CustomAttribute15 $null
    }
}

# 4. Omfånget: de märkta brevlådorna.
$filter = "$Attribute -eq '$Mark'"
$scope = Get-ManagementScope | Where-Object { $_.Name -eq $Name }
if (-not $scope -and $PSCmdlet.ShouldProcess($Name, "Skapa omfånget $filter")) {
    $scope = New-ManagementScope -Name $Name -RecipientRestrictionFilter $filter
}

# 5. Rollen: läsa kalendrar, inom omfånget. Inte skriva, inte läsa post.
$assignment = Get-ManagementRoleAssignment -Role $Role | Where-Object { $_.Name -eq "$Name $Role" }
if (-not $assignment -and $PSCmdlet.ShouldProcess($Name, "Ge rollen $Role")) {
    New-ManagementRoleAssignment -App "$AppId" -Role $Role -CustomResourceScope $Name -Name "$Name $Role" | Out-Null
}

# 6. Prova. Det kan dröja upp till två timmar innan en ny rätt gäller överallt, men svaret här kommer direkt.
if (-not $WhatIfPreference) {
    foreach ($one in $wanted) {
        $allowed = @(Test-ServicePrincipalAuthorization -Identity "$AppId" -Resource $one.PrimarySmtpAddress |
                Where-Object { $_.RoleName -eq $Role -and "$($_.InScope)" -eq 'True' })
        [pscustomobject]@{ Brevlåda = $one.PrimarySmtpAddress; 'Får läsas' = $allowed.Count -gt 0 }
    }
}
